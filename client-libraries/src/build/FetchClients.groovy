// Puts the jars of clients.txt into target/clients/<row>, and makes one jar of the classes of the
// rows with a +, a later row's instead of an earlier one's, and of those with a = what is before
// their |, under all others. With -Pagents and -Pservers also the rows of agents.txt and
// servers.txt. The jars come through Maven's own
// resolver: mirrors, proxies, credentials, the local repository and -o hold as everywhere.
import java.nio.file.Files
import java.util.zip.Deflater
import java.util.zip.ZipEntry
import java.util.zip.ZipFile
import java.util.zip.ZipOutputStream
import org.eclipse.aether.RepositorySystem
import org.eclipse.aether.artifact.DefaultArtifact
import org.eclipse.aether.collection.CollectRequest
import org.eclipse.aether.graph.Dependency
import org.eclipse.aether.resolution.ArtifactRequest
import org.eclipse.aether.resolution.DependencyRequest
import org.eclipse.aether.resolution.VersionRangeRequest

def tables = ['clients', project.properties['bearer.works']].findAll { it }
    .collect { new File(project.basedir, it + '.txt') }.findAll { it.exists() }
def rows = tables.collect { it.readLines('UTF-8') }.flatten()*.trim()
    .findAll { it && !it.startsWith('#') }
    .collect { line ->
      def words = line.tokenize()
      def mark = words.first() in ['+', '-', '='] ? words.remove(0) : ''
      def bar = words.indexOf('|')
      def jars = words.tail() - '|'
      [mark: mark, name: words.first(), jars: jars, compiled: mark == '+' ? jars : bar < 0 ? [] : words[1..<bar], facade: mark == '=']
    }
if (project.properties['bearer.clients.fetch'] == 'compiled') {
  rows = rows.findAll { it.compiled }
}

def coordinates = rows*.jars.flatten().unique()
def requests = coordinates.collect {
  new ArtifactRequest(new DefaultArtifact(it), project.remoteProjectRepositories, null)
}
def system = session.container.lookup(RepositorySystem)
def results = system.resolveArtifacts(session.repositorySession, requests)
def files = [coordinates, results*.artifact*.file].transpose().collectEntries()

def target = new File(project.build.directory, 'clients')
def clients = rows.collectEntries { row -> [row.name, row.jars.collect { files[it] }] }

// With -Platest: the newest release of each library, with all that it depends on, in the place of
// the newest version of the table; the build is compiled as always.
if (project.properties['bearer.clients.latest'] == 'true') {
  def unfinished = /(?i)alpha|beta|snapshot|preview|[-.](rc|cr|m|ea|pr)\d*|^\d{8}/
  def newest = rows.findAll { it.mark != '-' }.collectEntries { [(it.name - ~/-[^-]*$/): it] }
  def releasesOf = { artifact ->
    def range = new VersionRangeRequest(
        artifact.setVersion("[${artifact.version},)"), project.remoteProjectRepositories, null)
    system.resolveVersionRange(session.repositorySession, range).versions*.toString()
        .findAll { !(it =~ unfinished) }
  }
  newest.values().each { row ->
    def known = new DefaultArtifact(row.jars.first())
    def releases = releasesOf(known)
    if (releases && releases.last() != known.version) {
      def parts = row.jars.collect { new DefaultArtifact(it) }
      def collect = new CollectRequest(
          parts.findAll { it.version == known.version && releases.last() in releasesOf(it) }
              .collect { new Dependency(it.setVersion(releases.last()), 'runtime') },
          null, project.remoteProjectRepositories)
      def latest = system.resolveDependencies(
          session.repositorySession, new DependencyRequest(collect, null))
          .artifactResults*.artifact
      def others = parts.findAll { part -> !latest.any { it.artifactId == part.artifactId } }
      clients[row.name] = latest*.file + others.collect {
        files[row.jars[parts.indexOf(it)]]
      }
      println "[latest] ${row.name} is ${known.groupId}:${known.artifactId}:${releases.last()}"
    }
  }
}
// A gigabyte that need not be written, where both are on one file system that can.
def link = { copy, jar ->
  try {
    Files.createLink(copy, jar)
  } catch (IOException | UnsupportedOperationException elsewhere) {
    Files.copy(jar, copy)
  }
}
target.listFiles()?.each { if (!clients.containsKey(it.name)) it.deleteDir() }
clients.each { name, jars ->
  def directory = new File(target, name)
  directory.mkdirs()
  directory.listFiles().each { if (!(it.name in jars*.name)) it.delete() }
  jars.each { jar ->
    def copy = new File(directory, jar.name)
    if (copy.length() != jar.length()) {
      copy.delete()
      link(copy.toPath(), jar.toPath())
    }
  }
}

// Nothing is compiled against a client's SLF4J, and the tests have another one. Straight into the
// jar: eighty thousand files take a minute. The compiler of the build's JDK reads no class of a
// younger one; all that it reads there, names and types, is written alike.
def youngest = 61 // JDK 17's
def readable = { byte[] type ->
  if (type[7] > youngest) {
    type[7] = youngest
  }
  type
}
def compiled = rows.sort(false) { !it.facade }*.compiled.flatten().unique().findAll { !it.startsWith('org.slf4j:') }
def jar = new File(project.build.directory, project.build.finalName + '.jar')
def done = new File(project.build.directory, 'compiled') // says that it need not be made again
if (!jar.exists() || !done.exists() || done.readLines() != compiled) {
  done.delete()
  def last = [:]
  compiled.eachWithIndex { coordinate, i ->
    new ZipFile(files[coordinate]).withCloseable { zip ->
      zip.entries().findAll { it.name.endsWith('.class') && !it.name.startsWith('META-INF/') }
          .each { last[it.name] = i }
    }
  }
  new ZipOutputStream(new BufferedOutputStream(new FileOutputStream(jar))).withCloseable { out ->
    out.level = Deflater.NO_COMPRESSION
    compiled.eachWithIndex { coordinate, i ->
      new ZipFile(files[coordinate]).withCloseable { zip ->
        zip.entries().findAll { last[it.name] == i }.each { entry ->
          out.putNextEntry(new ZipEntry(entry.name))
          out.write(readable(zip.getInputStream(entry).bytes))
        }
      }
    }
  }
  done.write(compiled.join('\n') + '\n')
}
project.artifact.file = jar
