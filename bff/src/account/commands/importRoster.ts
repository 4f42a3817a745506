/** Brings the roster of staff in line with a table: adds, changes, and on request disables who is left out. */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Post } from '@jsjb/shared/kit/role';
import type { Caller, Deps } from '../../deps';
import { appendAudit } from '../../platform/audit/auditLog';
import type { PersonDoc } from '../store/personModel';
import { openPerson, phoneMark, phoneMarks, sealedIdentity, type Person } from '../store/person';
import type { TableRow } from '../../platform/tables/readTable';
import { rosterRows, samePost, type RosterPerson, type RosterReport } from '../tables/rosterRows';

export interface RosterOutcome {
  faults: RosterReport['faults'];
  added: number;
  changed: number;
  same: number;
  /** In the roster before and not in this table. */
  missing: number;
  disabled: number;
  written: boolean;
}

interface Change {
  kind: 'added' | 'changed' | 'same';
  person: Person;
}

const isStaff = ({ role }: Post): boolean => role !== 'resident';

/** A table without a column for heads leaves them as they are. */
const withHeads = (posts: readonly Post[], known: readonly Post[]): Post[] =>
  posts.map((post) =>
    known.some((other) => other.head && samePost(other, post)) ? { ...post, head: true } : post,
  );

interface Table {
  now: Date;
  saysHeads: boolean;
}

function changeOf(
  row: RosterPerson,
  known: Person | undefined,
  { now, saysHeads }: Table,
  deps: Deps,
): Change {
  if (!known) {
    // The number's own mark, so that two imports at once make one person.
    const _id = `staff-${phoneMark(row.phone, deps.cipher).slice(0, 20)}`;
    const person = { _id, name: row.name, phone: row.phone, posts: row.posts, rosterAt: now };
    return { kind: 'added', person };
  }
  // Being a resident as well is not for the roster to take away.
  const listed = saysHeads ? row.posts : withHeads(row.posts, known.posts);
  const posts = [...listed, ...known.posts.filter((post) => !isStaff(post))];
  const same = known.name === row.name && !known.disabled && isDeepStrictEqual(known.posts, posts);
  const { disabled: _, ...rest } = known;
  return { kind: same ? 'same' : 'changed', person: { ...rest, name: row.name, posts, rosterAt: now } };
}

async function store(person: Person, deps: Deps): Promise<void> {
  const { _id, posts, rosterAt } = person;
  const identity = sealedIdentity(person, deps.cipher);
  await deps.models.people.collection.updateOne(
    { _id: _id as never },
    { $set: { ...identity, posts, rosterAt }, $unset: { disabled: '' } },
    { upsert: true },
  );
}

/** Nothing is written unless `write`; a table with faults writes the rows without. */
export async function importRoster(
  rows: readonly TableRow[],
  { write, disableMissing }: { write: boolean; disableMissing: boolean },
  deps: Deps,
  { actor, now }: Pick<Caller, 'actor' | 'now'>,
): Promise<RosterOutcome> {
  const { people, sessions } = deps.models;
  const { units, grids } = await deps.city.snapshot();
  const report = rosterRows(rows, { units: [...units.values()], grids: [...grids.values()] });
  const staff = await people
    .find({
      'posts.role': {
        $in: ['agent', 'dispatcher', 'official', 'gridWorker', 'supervisor', 'leader', 'admin'],
      },
    })
    .lean<PersonDoc[]>();
  const byMark = new Map(staff.map((doc) => [doc.phoneMark, doc]));
  const changes = report.people.map((row) => {
    const doc = phoneMarks(row.phone, deps.cipher).flatMap((mark) => byMark.get(mark) ?? [])[0];
    const table = { now, saysHeads: report.saysHeads };
    return changeOf(row, doc && openPerson(doc, deps.cipher), table, deps);
  });
  const kept = new Set(changes.map(({ person }) => person._id));
  const missing = staff.filter((doc) => doc.rosterAt && !doc.disabled && !kept.has(doc._id));
  const count = (kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length;
  const outcome = {
    faults: report.faults,
    added: count('added'),
    changed: count('changed'),
    same: count('same'),
    missing: missing.length,
    disabled: 0,
    written: write,
  };
  if (!write) return outcome;
  // Who stands in a row that could not be read is listed all the same.
  if (disableMissing && report.faults.length > 0)
    throw new AppError('INVALID', {
      userMessage: `有 ${report.faults.length} 行读不出来。请先改好这些行，再停用没有列入的人员；这次没有导入。`,
    });
  await appendAudit(deps.models, deps.keys, {
    at: now,
    personId: actor.personId,
    action: 'roster.import',
    subject: `${report.people.length} people`,
    reason: disableMissing ? '导入名册，停用未列入的人员' : '导入名册',
  });
  for (const { person } of changes) await store(person, deps);
  if (!disableMissing || report.people.length === 0) return outcome;
  // Whoever imports is at work, listed or not: nobody locks themselves out.
  const gone = missing.flatMap(({ _id }) => (_id === actor.personId ? [] : [_id]));
  await people.updateMany({ _id: { $in: gone } }, { $set: { disabled: true } });
  await sessions.updateMany({ personId: { $in: gone } }, { $set: { revokedAt: now } });
  return { ...outcome, disabled: gone.length };
}
