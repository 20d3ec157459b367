// Copies the jars of clients.txt to target/clients/<row>, and unpacks the classes of the rows with
// a + into target/classes, a later row's over an earlier one's, and of those with a = what is before
// their |, under all others. The jars come through Maven's own
// resolver: mirrors, proxies, credentials, the local repository and -o hold as everywhere.
import java.nio.file.Files
import java.util.zip.ZipFile
import org.eclipse.aether.RepositorySystem
import org.eclipse.aether.artifact.DefaultArtifact
import org.eclipse.aether.resolution.ArtifactRequest

def rows = new File(project.basedir, 'clients.txt').readLines('UTF-8')*.trim()
    .findAll { it && !it.startsWith('#') }
    .collect { line ->
      def words = line.tokenize()
      def mark = words.first() in ['+', '-', '='] ? words.remove(0) : ''
      def bar = words.indexOf('|')
      def jars = words.tail() - '|'
      [name: words.first(), jars: jars, compiled: mark == '+' ? jars : bar < 0 ? [] : words[1..<bar], facade: mark == '=']
    }
if (project.properties['bearer.clients.fetch'] == 'compiled') {
  rows = rows.findAll { it.compiled }
}

def coordinates = rows*.jars.flatten().unique()
def requests = coordinates.collect {
  new ArtifactRequest(new DefaultArtifact(it), project.remoteProjectRepositories, null)
}
def results = session.container.lookup(RepositorySystem)
    .resolveArtifacts(session.repositorySession, requests)
def files = [coordinates, results*.artifact*.file].transpose().collectEntries()

def target = new File(project.build.directory, 'clients')
def clients = rows.collectEntries { row -> [row.name, row.jars.collect { files[it] }] }
target.listFiles()?.each { if (!clients.containsKey(it.name)) it.deleteDir() }
clients.each { name, jars ->
  def directory = new File(target, name)
  directory.mkdirs()
  directory.listFiles().each { if (!(it.name in jars*.name)) it.delete() }
  jars.each { jar ->
    def copy = new File(directory, jar.name)
    if (copy.length() != jar.length()) {
      copy.bytes = jar.bytes
    }
  }
}

// Nothing is compiled against a client's SLF4J, and the tests have another one.
// A copy of what was unpacked says that it need not be done again.
def classes = new File(project.build.outputDirectory)
def unpacked = rows.sort(false) { !it.facade }*.compiled.flatten().unique().findAll { !it.startsWith('org.slf4j:') }
def done = new File(project.build.directory, 'unpacked')
if (!done.exists() || done.readLines() != unpacked) {
  classes.deleteDir()
  unpacked.each { coordinate ->
    new ZipFile(files[coordinate]).withCloseable { zip ->
      zip.entries().findAll { it.name.endsWith('.class') && !it.name.startsWith('META-INF/') }
          .each { entry ->
            def file = new File(classes, entry.name)
            file.parentFile.mkdirs()
            file.bytes = zip.getInputStream(entry).bytes
          }
    }
  }
  done.write(unpacked.join('\n') + '\n')
}
