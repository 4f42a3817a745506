/**
 * Somebody asks with a reason, another person decides: exclusions, unmasking and whatever else takes two people. With
 * an appeal where there is one; with two approvers where one is not enough.
 */
import { defined } from './defined';
import { isSamePerson, type Actor, type Role } from './role';
import { illegal, invalid, type Refusal } from './refusal';
import type { RecordKind } from './definition';
import { defineRecord } from './record';
import type { Fold, Folds, Guard, Life, NoData, RecordState } from './terms';

export const approvalStatuses = [
  'asked',
  'seconded',
  'approved',
  'rejected',
  'appealed',
  'upheld',
  'overturned',
] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

/** One person's part in it. */
export interface ApprovalStep {
  status: ApprovalStatus;
  at: Date;
  personId: string;
  unitId?: string;
  note: string;
}

export interface Approval<Subject extends object = object> extends RecordState<ApprovalStatus> {
  subject: Subject;
  reason: string;
  /** The first step is the question itself. */
  steps: readonly ApprovalStep[];
  /** An approval holds until then; absent where it holds for good. */
  until?: Date;
  /** When it was made use of for the first time. */
  usedAt?: Date;
}

interface Note {
  note: string;
}
/** The types of an approval whose events are named `<Name>.asked`, `<Name>.approved` and so on. */
export interface ApprovalTypes<Name extends string, Subject extends object, Context = void> {
  state: Approval<Subject>;
  relation: 'asker' | 'anyone';
  actions: { approve: Note; reject: Note; appeal: Note; use: NoData };
  events: Record<`${Name}.asked`, { subject: Subject; reason: string }> &
    Record<`${Name}.${Exclude<ApprovalStatus, 'asked'>}`, Note> &
    Record<`${Name}.used`, NoData>;
  opening: `${Name}.asked`;
  context: Context;
}
/** Granted, and not run out. */
export const isGranted = ({ status, until }: Pick<Approval, 'status' | 'until'>, now: Date): boolean =>
  (status === 'approved' || status === 'overturned') && (until === undefined || now < until);

/** It waits for somebody to decide. */
export const isUndecided = ({ status }: Pick<Approval, 'status'>): boolean =>
  status === 'asked' || status === 'seconded' || status === 'appealed';

/** Nobody judges what they asked for, what concerns them, or what they judged before: a person with two posts stays one. */
export const isPartial = (
  steps: readonly Pick<ApprovalStep, 'personId'>[],
  concerned: readonly string[],
  actor: Pick<Actor, 'personId' | 'known'>,
): boolean => [...concerned, ...steps.map(({ personId }) => personId)].some((id) => isSamePerson(actor, id));

export interface ApprovalOptions<Name extends string, Subject extends object, Context> {
  name: Name;
  /** Who decides; the second approver and the one who decides an appeal come from among them too. */
  deciders: readonly Role[];
  approvers?: 1 | 2;
  /** Who may appeal once against a refusal. */
  appeal?: { by: Partial<Record<Role, 'asker' | 'anyone'>> };
  /** How long an approval holds, in milliseconds. */
  holdsMs?: number;
  /** The log tells when the asker made use of it; in which posts they may. */
  use?: { by: readonly Role[] };
  /** People who never decide, whatever their post: the one who is paid, the one who is seen. */
  concerned?: (subject: Subject) => readonly string[];
  /** What else speaks against a decision or an appeal. */
  guard?: (
    approval: Approval<Subject>,
    action: 'approve' | 'reject' | 'appeal',
    actor: Actor,
    context: Context,
  ) => Refusal | undefined;
  words?: Partial<typeof usualWords>;
}

const usualWords = {
  forbidden: '您没有审批这份申请的权限。',
  own: '自己的申请要由另一个人审批。',
  concerned: '不能审批与自己有关的申请。',
  again: '您已经审批过了，还需要另一位同志审批。',
  decided: '这份申请已经有人审批了。',
  noReason: '不批准的，请写明原因。',
  noAppeal: '只有没有批准的申请可以申诉，且只能申诉一次。',
  notGranted: '这份申请没有批准，或者批准已经过期。',
};

/** TypeScript cannot carry a name that only the caller knows through a table: the table is built for this one. */
type Plain = ApprovalTypes<'approval', object, unknown>;

const stepOf = (status: ApprovalStatus, { at, by }: { at: Date; by: Actor }, note: string): ApprovalStep =>
  defined({ status, at, personId: by.personId, unitId: by.unitId, note });

export function defineApproval<Name extends string, Subject extends object, Context = void>(
  options: ApprovalOptions<Name, Subject, Context>,
): RecordKind<ApprovalTypes<Name, Subject, Context>> {
  const { name, deciders, approvers = 1, appeal, holdsMs, use, guard } = options;
  const words = { ...usualWords, ...options.words };
  const secondedToo = <S>(status: S): S[] => (approvers === 2 ? [status] : []);
  const appealedToo = <S>(...statuses: S[]): S[] => (appeal ? statuses : []);
  const waiting: ApprovalStatus[] = [
    'asked',
    ...secondedToo('seconded' as const),
    ...appealedToo('appealed' as const),
  ];
  const granting: ApprovalStatus[] = [
    ...secondedToo('seconded' as const),
    'approved',
    ...appealedToo('overturned' as const),
  ];
  const refusing: ApprovalStatus[] = ['rejected', ...appealedToo('upheld' as const)];
  const statuses = [...new Set([...waiting, ...granting, ...refusing])];
  const type = <S extends ApprovalStatus | 'used'>(what: S) => `${name}.${what}` as `approval.${S}`;
  const types = (wanted: readonly ApprovalStatus[]) => wanted.map((status) => type(status as 'approved'));

  const granted = ({ status }: Approval): ApprovalStatus =>
    status === 'appealed' ? 'overturned' : status === 'asked' && approvers === 2 ? 'seconded' : 'approved';
  const refused = ({ status }: Approval): ApprovalStatus => (status === 'appealed' ? 'upheld' : 'rejected');

  const concerned = ({ subject }: Approval): readonly string[] =>
    options.concerned?.(subject as Subject) ?? [];
  function whyPartial(approval: Approval, action: string, actor: Actor): string | undefined {
    const judges = action === 'approve' || action === 'reject';
    if (!judges || !isPartial(approval.steps, concerned(approval), actor)) return undefined;
    if (isSamePerson(actor, approval.steps[0]?.personId)) return words.own;
    return concerned(approval).some((id) => isSamePerson(actor, id)) ? words.concerned : words.again;
  }
  const checked =
    <A extends 'approve' | 'reject' | 'appeal'>(
      action: A,
      leadsTo: (approval: Approval) => ApprovalStatus,
    ): Guard<Plain, A> =>
    ({ record, actor, data, context }) => {
      const refusal = guard?.(record as Approval<Subject>, action, actor, context as Context);
      if (refusal) return refusal;
      if (action !== 'approve' && !data.note.trim()) return invalid('note', words.noReason);
      return { type: type(leadsTo(record) as 'approved'), data };
    };

  const deciding = {
    from: waiting,
    by: Object.fromEntries(deciders.map((role) => [role, 'anyone' as const])),
  };
  const life: Partial<Life<Plain>> = {
    approve: { ...deciding, to: granting, makes: types(granting) },
    reject: { ...deciding, to: refusing, makes: types(refusing) },
    ...(appeal
      ? { appeal: { from: ['rejected'], to: ['appealed'], by: appeal.by, makes: types(['appealed']) } }
      : {}),
    ...(use
      ? {
          use: {
            from: ['approved', ...appealedToo('overturned' as const)],
            to: ['same'],
            by: Object.fromEntries(use.by.map((role) => [role, 'asker' as const])),
            quiet: true,
            event: type('used'),
          },
        }
      : {}),
  };
  const fold =
    (status: ApprovalStatus): Fold<Plain, 'approval.approved'> =>
    ({ steps }, event) => ({
      status,
      steps: [...steps, stepOf(status, event, event.data.note)],
      ...(holdsMs && (status === 'approved' || status === 'overturned')
        ? { until: new Date(event.at.getTime() + holdsMs) }
        : {}),
    });
  const used: Fold<Plain, 'approval.used'> = ({ usedAt }, { at }) => ({ usedAt: usedAt ?? at });

  const kind = defineRecord<Plain>({
    name,
    statuses,
    start: 'asked',
    ends: statuses.filter((status) => !waiting.includes(status)),
    life: life as Life<Plain>,
    relations: {
      anyone: () => true,
      asker: ({ steps }, { personId }) => steps[0]?.personId === personId,
    },
    words: {
      forbidden: (approval, action, actor) => whyPartial(approval, action, actor) ?? words.forbidden,
      illegal: (_, action) =>
        action === 'appeal' ? words.noAppeal : action === 'use' ? words.notGranted : words.decided,
    },
    conflictOfInterest: whyPartial,
    guards: {
      approve: checked('approve', granted),
      reject: checked('reject', refused),
      appeal: checked('appeal', () => 'appealed'),
      use: ({ record, now }) => (isGranted(record, now) ? undefined : illegal(words.notGranted)),
    },
    opening: type('asked'),
    open: (event) => ({ ...event.data, steps: [stepOf('asked', event, event.data.reason)] }),
    folds: {
      ...Object.fromEntries(
        statuses.filter((status) => status !== 'asked').map((status) => [type(status), fold(status)]),
      ),
      ...(use ? { [type('used')]: used } : {}),
    } as unknown as Folds<Plain>,
  });
  return kind as unknown as RecordKind<ApprovalTypes<Name, Subject, Context>>;
}
