/**
 * What the lock file wants in node_modules, and what of it is not there. Plain Node without packages; CommonJS, so that
 * TypeScript under jest can load it too.
 */
const { readFileSync } = require('node:fs');
const { join, posix } = require('node:path');

/** The packages of a lock file by the folder each belongs to; undefined when it cannot be read. */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

/** As Node looks for a package: in the nearest node_modules on the way up. */
function placeOf(packages, from, name) {
  for (let folder = from; ; folder = posix.dirname(folder)) {
    const place = posix.join(folder, 'node_modules', name);
    if (packages[place]) return place;
    if (folder === '.') return undefined;
  }
}

function namesFor({
  dependencies,
  optionalDependencies,
  peerDependencies = {},
  peerDependenciesMeta = {},
  devDependencies,
}) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [
    ...[dependencies, optionalDependencies, devDependencies].flatMap((each) => Object.keys(each ?? {})),
    ...peers,
  ];
}

/** Every place that these workspaces need, those needed by what they need included. */
function placesFor(packages, workspaces) {
  const found = new Set();
  const waiting = [...workspaces];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const name of namesFor(packages[from] ?? {})) {
      const place = placeOf(packages, from, name);
      if (place === undefined || found.has(place)) continue;
      found.add(place);
      waiting.push(packages[place].link ? packages[place].resolved : place);
    }
  }
  return [...found].sort();
}

const sameBuild = (a, b) =>
  a.link ? b.link === true : a.version === b.version && a.integrity === b.integrity;

/** The places in node_modules that are not as the lock file says: all of them, or those the workspaces need. */
function differingPackages(root, workspaces) {
  const wanted = readLock(join(root, 'package-lock.json')) ?? {};
  const installed = readLock(join(root, 'node_modules', '.package-lock.json')) ?? {};
  const places = workspaces ? placesFor(wanted, workspaces) : Object.keys(wanted);
  const differing = places.filter(
    (place) =>
      place.startsWith('node_modules/') && !(installed[place] && sameBuild(wanted[place], installed[place])),
  );
  /** Packages for other platforms may be absent. */
  const missing = differing.filter((place) => installed[place] || !wanted[place].optional);
  return { differing, missing };
}

module.exports = { readLock, placesFor, differingPackages };
