/** The shape of a demo city: plain data, no database and no models, ready for whoever stores it. */
import type { Channel } from '@jsjb/shared/intake/source';
import type { Post, Role } from '@jsjb/shared/kit/role';
import type { UnitKind as SharedUnitKind } from '@jsjb/shared/org/unit';
import type {
  Limit,
  RefusalReason,
  Satisfaction,
  TicketStatus,
  TicketType,
  Urgency,
} from '@jsjb/shared/ticket/ticket';

/** Longitude, latitude in WGS84 degrees. */
export type Point = readonly [lng: number, lat: number];

export type AreaLevel = 'city' | 'county' | 'township' | 'village';

/** An administrative division. Codes have 6 digits (city, county), 9 (township, street) or 12 (village, community). */
export interface Area {
  code: string;
  name: string;
  level: AreaLevel;
  parentCode: string | null;
  /** Codes from the city down to this area. */
  path: string[];
  /** 社区 or 村; only on villages. */
  urban?: boolean;
  centre: Point;
}

/** `city` is the root of the tree, where the leaders of the city have their posts. */
export type UnitKind = SharedUnitKind | 'city';

/** 承办单位. The tree decides whose subtree a unit may transfer within. */
export interface Unit {
  id: string;
  name: string;
  kind: UnitKind;
  parentId: string | null;
  /** Ids from the root down to this unit. */
  path: string[];
  areaCode: string;
  phone: string;
  /** False for the centre, the supervision office and the city government: tickets are never dispatched to them. */
  handles: boolean;
  /** 第一责任人: the person who receives escalations. */
  headId: string;
}

export type LineMode = '整体并入' | '双号并行';

/** A government hotline merged into 12345. */
export interface Line {
  number: string;
  name: string;
  mode: LineMode;
  unitId: string;
}

/** One grid, one worker. `Post.gridId` and every other gridId is this code. */
export interface Grid {
  code: string;
  name: string;
  villageCode: string;
  townshipCode: string;
  countyCode: string;
  /** The township or street the grid belongs to. */
  unitId: string;
  centre: Point;
  workerId: string;
}

/** A post with the words that stand on the door. */
export interface TitledPost extends Post {
  title: string;
}

export interface Person {
  id: string;
  name: string;
  phone: string;
  posts: TitledPost[];
  /** Where a resident lives; null for everybody else. */
  home: { gridId: string; address: string } | null;
}

export interface Category {
  /** 2, 4 or 6 digits for level 1, 2, 3. */
  code: string;
  level: 1 | 2 | 3;
  name: string;
  parentCode: string | null;
  /** Names from level 1 down to this category. */
  path: string[];
  /** Responsible municipal units, the lead first. */
  unitIds: string[];
  /** True when the township or street of the place is normally the first to handle it. */
  local: boolean;
  limit: Limit;
  /** Words of residents that point to this category before any history exists. */
  keywords: string[];
  /** Set when such matters are not accepted: the sentence that tells the resident where to turn. */
  redirect: string | null;
}

export type PosterKind = 'stairs' | 'notice' | 'service' | 'hall' | 'market' | 'sight';

/** 码上说海报, or a 人民建议 code in a busy place. Signing the code is left to whoever prints it. */
export interface Poster {
  number: string;
  purpose: 'report' | 'suggestion';
  kind: PosterKind;
  placeName: string;
  /** The full address as the form shows it. */
  placeText: string;
  gridId: string;
  villageCode: string;
  areaCode: string;
  point: Point;
}

/** A busy place where a 人民建议 code is posted. */
export interface Hotspot {
  id: string;
  name: string;
  kind: PosterKind;
  address: string;
  villageCode: string;
  point: Point;
}

export interface DemoReply {
  unitId: string;
  text: string;
}

export interface DemoCallback {
  solved: boolean;
  satisfaction: Satisfaction;
  words: string;
}

/** What came between: nobody answered the call, it was done again, another unit was meant, the resident urged. */
export type DemoTurn = 'unanswered' | 'redone' | 'returned' | 'urged';

/** A sample ticket that makes the demo look alive: its text and the stage in which it should be shown. */
export interface DemoTicket {
  id: string;
  type: TicketType;
  content: string;
  categoryCode: string;
  limit: Limit;
  urgency: Urgency;
  channel: Channel;
  lineNumber: string | null;
  posterNumber: string | null;
  gridId: string;
  place: string;
  requesterId: string;
  anonymous: boolean;
  confidential: boolean;
  leadUnitId: string | null;
  coUnitIds: string[];
  stage: TicketStatus;
  submittedHoursAgo: number;
  /** What the units told the resident, in order; the last one is the answer. */
  replies: DemoReply[];
  callback: DemoCallback | null;
  refusal: RefusalReason | null;
  /** How slowly the unit works: 1 is usual, 3 comes too late. */
  pace: number;
  turn: DemoTurn | null;
}

/** Somebody to sign in as: shown on the sign-in page and among the links that the start command prints. */
export interface DemoAccount {
  role: Role;
  label: string;
  personId: string;
}

export interface City {
  name: string;
  code: string;
  centre: Point;
  areas: Area[];
  units: Unit[];
  lines: Line[];
  grids: Grid[];
  people: Person[];
  categories: Category[];
  posters: Poster[];
  hotspots: Hotspot[];
  tickets: DemoTicket[];
  accounts: DemoAccount[];
}
