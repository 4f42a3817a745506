/** What `migrate` would do: the same steps in memory, one after the other; writes nothing. */
import type { mongo } from 'mongoose';
import { everySoOften, type Tell } from '../progress';
import { applied, updateFor } from './documentUpdate';
import { checkOrder, describeStep, type Change, type Migration, type Step, type Stored } from './migration';
import { migrationRecords, pendingOf, type StepState } from './migrationRecords';
import { refuseTwoFilled } from './moveCollectionStep';
import { hasIndex } from './runMigration';
import { batchesOf, collectionNamed } from './walk';

export interface PlannedStep {
  what: string;
  /** Documents that would be written; for an index whether it is there. */
  changes: number;
}
export interface PlannedMigration {
  number: number;
  name: string;
  steps: PlannedStep[];
}

/** A collection as the steps before would leave it. */
interface View {
  stored: string;
  changes: Change[];
}

const BATCH = 200;

class Plan {
  private readonly views = new Map<string, View[]>();

  constructor(
    private readonly db: mongo.Db,
    private readonly say: (line: () => string) => void,
  ) {}

  private of(name: string): View[] {
    const known = this.views.get(name) ?? [{ stored: name, changes: [] }];
    this.views.set(name, known);
    return known;
  }

  private async *documents(name: string, what: string): AsyncGenerator<Stored> {
    let seen = 0;
    for (const { stored, changes } of this.of(name))
      for await (const docs of batchesOf(collectionNamed(this.db, stored), BATCH)) {
        for (const doc of docs)
          yield changes.reduce((former, change) => {
            const update = updateFor(change, name, former);
            return update ? applied(former, update) : former;
          }, doc);
        seen += docs.length;
        this.say(() => `${what}: ${seen} documents seen`);
      }
  }

  private async count(name: string, what: string, isCounted: (doc: Stored) => boolean): Promise<number> {
    let n = 0;
    for await (const doc of this.documents(name, what)) if (isCounted(doc)) n += 1;
    return n;
  }

  async step(step: Step, state: StepState | undefined): Promise<number> {
    const what = describeStep(step);
    if (step.kind === 'dropIndex') return (await hasIndex(this.db, step)) ? 1 : 0;
    if (step.kind === 'change') {
      const { change, collection } = step;
      const changes = await this.count(collection, what, (doc) => !!updateFor(change, collection, doc));
      for (const view of this.of(collection)) view.changes.push(change);
      return changes;
    }
    const views = this.of(step.from);
    const isAsStored = views.some(({ stored }) => stored === step.from);
    if (isAsStored && !state?.startedAt) await refuseTwoFilled(step, this.db);
    const changes = await this.count(step.from, what, () => true);
    // What a run that was cut short has copied is still in the old place too, unless that one may be gone.
    const isMoved = state?.proven === true;
    const others = state && !isMoved ? [] : this.of(step.to);
    this.views.set(step.to, isMoved ? others : [...views, ...others]);
    this.views.set(step.from, []);
    return isMoved ? 0 : changes;
  }
}

export async function planMigrations(
  db: mongo.Db,
  migrations: readonly Migration[],
  tell: Tell,
): Promise<PlannedMigration[]> {
  checkOrder(migrations);
  const plan = new Plan(db, everySoOften(tell));
  const planned: PlannedMigration[] = [];
  for (const migration of await pendingOf(db, migrations)) {
    const { number, name } = migration;
    const record = await migrationRecords(db).findOne({ _id: number });
    const steps: PlannedStep[] = [];
    for (const [at, step] of migration.steps.entries()) {
      const state = record?.steps[at];
      if (state?.finishedAt) continue;
      steps.push({ what: describeStep(step), changes: await plan.step(step, state) });
    }
    planned.push({ number, name, steps });
  }
  return planned;
}
