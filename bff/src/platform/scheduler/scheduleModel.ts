/** When work that one server does for all is due next. */
import { Schema, type Connection, type Model } from 'mongoose';

export interface ScheduleDoc {
  /** The name of the work. */
  _id: string;
  /** Nobody begins before; while somebody is at it, when they are given up for dead. */
  dueAt: Date;
  doneAt?: Date;
}

const schema = new Schema<ScheduleDoc>(
  { _id: String, dueAt: { type: Date, required: true }, doneAt: Date },
  { collection: 'schedule', versionKey: false, autoIndex: false },
);

export type ScheduleModel = Model<ScheduleDoc>;

export const scheduleModel = (connection: Connection) => ({
  schedule: connection.model<ScheduleDoc>('Schedule', schema),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof scheduleModel> {}
}
