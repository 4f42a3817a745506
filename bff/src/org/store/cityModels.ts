/** The city itself: areas, units, hotlines, grids, catalogue, posters, people. All of it is data, seeded or imported. */
import type { Idempotency } from '../../platform/records/idempotency';
import { Schema, type Connection } from 'mongoose';
import type { Post } from '@jsjb/shared/kit/role';
import type { UnitKind } from '@jsjb/shared/org/unit';
import type { Limit } from '@jsjb/shared/ticket/ticket';
import type { SealedPersonal } from '../../platform/personal/personal';
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

export interface PosterDoc {
  /** The human-readable number on the poster, e.g. JC-0001. */
  _id: string;
  place: string;
  areaCode: string;
  gridId?: string;
  point?: [number, number];
  retired?: boolean;
  /** How often its code was issued anew; older prints no longer count. */
  generation?: number;
  /** The code was taken back, e.g. because copies turned up elsewhere; until it is issued anew. */
  revokedAt?: Date;
  /** Present on posters made with an Idempotency-Key. */
  idempotency?: Idempotency;
}

export interface SecondFactor {
  /** The authenticator's secret, sealed. */
  secret: string;
  /** After the first right code. */
  confirmed: boolean;
  /** The 30-second step of the last right code: none counts twice. */
  lastStep?: number;
  /** Another authenticator's secret, sealed, until its first right code. */
  next?: string;
  /** What is left of the recovery codes, hashed. */
  recovery?: string[];
  /** Wrong codes in a row, and the last of them. */
  misses?: number;
  missedAt?: Date;
}

export interface PersonDoc {
  _id: string;
  /** The name and the phone, sealed (see privacy/person.ts). */
  personal: SealedPersonal;
  /** Finds the person by phone without storing it. */
  phoneMark?: string;
  posts: Post[];
  /** The person in the mini-program and in the official account; both share the unionid. */
  openid?: string;
  webOpenid?: string;
  unionid?: string;
  /** When the imported roster last listed this person. */
  rosterAt?: Date;
  /** When a WeChat account was bound to the roster's posts. */
  boundAt?: Date;
  disabled?: boolean;
  secondFactor?: SecondFactor;
  /** Counts up when every login is to end at once; tokens carry the number they were made under. */
  tokenVersion?: number;
  consents?: { kind: string; version: number; given: boolean; at: Date }[];
  /** An erasure has begun: nothing of theirs is stored any more. */
  erasingAt?: Date;
  erasedAt?: Date;
  /** Shown on the demo's sign-in page. */
  persona?: string;
}

const point = { type: [Number], default: undefined };

const schemas = {
  area: new Schema<AreaDoc>(
    { _id: String, name: { type: String, required: true }, parentId: String },
    { collection: 'areas' },
  ),
  unit: new Schema<UnitDoc>(
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
    },
    { collection: 'units' },
  ).index({ path: 1 }),
  line: new Schema<LineDoc>(
    {
      _id: String,
      name: { type: String, required: true },
      unitId: { type: String, required: true },
      parallel: { type: Boolean, required: true },
    },
    { collection: 'lines' },
  ),
  grid: new Schema<GridDoc>(
    {
      _id: String,
      name: { type: String, required: true },
      areaCode: { type: String, required: true },
      point,
    },
    { collection: 'grids' },
  ),
  category: new Schema<CategoryDoc>(
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
    { collection: 'categories' },
  ),
  poster: new Schema<PosterDoc>(
    {
      _id: String,
      place: { type: String, required: true },
      areaCode: { type: String, required: true },
      gridId: String,
      point,
      retired: Boolean,
      generation: Number,
      revokedAt: Date,
      idempotency: Schema.Types.Mixed,
    },
    { collection: 'posters' },
  )
    .index({ areaCode: 1, _id: 1 })
    .index(
      { 'idempotency.key': 1 },
      { unique: true, partialFilterExpression: { 'idempotency.key': { $exists: true } } },
    ),
  person: new Schema<PersonDoc>(
    {
      _id: String,
      personal: { type: Schema.Types.Mixed, required: true },
      phoneMark: String,
      posts: [
        new Schema<Post>(
          { role: { type: String, required: true }, unitId: String, gridId: String, head: Boolean },
          { _id: false },
        ),
      ],
      openid: String,
      webOpenid: String,
      unionid: String,
      rosterAt: Date,
      boundAt: Date,
      disabled: Boolean,
      secondFactor: { type: Schema.Types.Mixed },
      tokenVersion: Number,
      consents: [Schema.Types.Mixed],
      erasingAt: Date,
      erasedAt: Date,
      persona: String,
    },
    { collection: 'people' },
  )
    .index({ persona: 1 }, { sparse: true })
    // Not unique: a family may share one phone.
    .index({ phoneMark: 1 }, { sparse: true })
    .index({ openid: 1 }, { unique: true, sparse: true })
    .index({ webOpenid: 1 }, { unique: true, sparse: true })
    .index({ unionid: 1 }, { unique: true, sparse: true })
    .index({ 'posts.role': 1 }),
};

for (const schema of Object.values(schemas)) schema.set('versionKey', false).set('autoIndex', false);

export const cityModels = (connection: Connection) => ({
  areas: modelOf(connection, 'Area', schemas.area),
  units: modelOf(connection, 'Unit', schemas.unit),
  lines: modelOf(connection, 'Line', schemas.line),
  grids: modelOf(connection, 'Grid', schemas.grid),
  categories: modelOf(connection, 'Category', schemas.category),
  posters: modelOf(connection, 'Poster', schemas.poster),
  people: modelOf(connection, 'Person', schemas.person),
});
