/** The city itself: areas, units, hotlines, grids, catalogue. All of it is data, seeded or imported. */
import { Schema, type Connection } from 'mongoose';
import type { Absence } from '@jsjb/shared/duty/duty';
import type { UnitKind } from '@jsjb/shared/org/unit';
import type { Limit } from '@jsjb/shared/ticket/ticket';
import { modelOf } from '../../platform/db/modelOf';

export interface AreaDoc {
  /** Division code: 6 digits county, 9 township, 12 village. */
  _id: string;
  name: string;
  parentId?: string;
}

export interface UnitDoc {
  _id: string;
  name: string;
  kind: UnitKind;
  parentId?: string;
  /** Ancestors from the root, itself last. */
  path: string[];
  areaCode?: string;
  phone?: string;
  /** Its hours, when hour limits count only within them. */
  opening?: [string, string][];
  /** Tickets may be dispatched to it: not so the centre, the supervision office, the city itself. */
  handles: boolean;
  /** The party secretary answerable for the unit (第一责任人). */
  firstResponsible?: string;
  /** When that person is away, and who stands in. */
  absence?: Absence;
  /** Counts the changes of who answers; guards each of them. */
  dutyVersion?: number;
}

/** A hotline of government merged into 12345. */
export interface LineDoc {
  /** The number people dial. */
  _id: string;
  name: string;
  unitId: string;
  /** 双号并行: the old number keeps its own seats. Otherwise 整体并入: its calls ring at 12345. */
  parallel: boolean;
}

export interface GridDoc {
  _id: string;
  name: string;
  areaCode: string;
  /** WGS84 [longitude, latitude]. */
  point: [number, number];
}

export interface CategoryDoc {
  _id: string;
  level1: string;
  level2: string;
  level3: string;
  unitId: string;
  /** The township handles it together with the department. */
  local: boolean;
  limit: Limit;
  keywords: string[];
}

const point = { type: [Number], default: undefined };

const area = new Schema<AreaDoc>(
  { _id: String, name: { type: String, required: true }, parentId: String },
  { collection: 'areas', versionKey: false, autoIndex: false },
);

const unit = new Schema<UnitDoc>(
  {
    _id: String,
    name: { type: String, required: true },
    kind: { type: String, required: true },
    parentId: String,
    path: [String],
    areaCode: String,
    phone: String,
    opening: { type: [[String]], default: undefined },
    handles: { type: Boolean, required: true },
    firstResponsible: String,
    absence: { type: Schema.Types.Mixed },
    dutyVersion: Number,
  },
  { collection: 'units', versionKey: false, autoIndex: false },
).index({ path: 1 });

const line = new Schema<LineDoc>(
  {
    _id: String,
    name: { type: String, required: true },
    unitId: { type: String, required: true },
    parallel: { type: Boolean, required: true },
  },
  { collection: 'lines', versionKey: false, autoIndex: false },
);

const grid = new Schema<GridDoc>(
  {
    _id: String,
    name: { type: String, required: true },
    areaCode: { type: String, required: true },
    point,
  },
  { collection: 'grids', versionKey: false, autoIndex: false },
);

const category = new Schema<CategoryDoc>(
  {
    _id: String,
    level1: { type: String, required: true },
    level2: { type: String, required: true },
    level3: { type: String, required: true },
    unitId: { type: String, required: true },
    local: Boolean,
    limit: { type: String, required: true },
    keywords: [String],
  },
  { collection: 'categories', versionKey: false, autoIndex: false },
);

export const cityModels = (connection: Connection) => ({
  areas: modelOf(connection, 'Area', area),
  units: modelOf(connection, 'Unit', unit),
  lines: modelOf(connection, 'Line', line),
  grids: modelOf(connection, 'Grid', grid),
  categories: modelOf(connection, 'Category', category),
});

declare module '../../deps' {
  interface Models extends ReturnType<typeof cityModels> {}
}
