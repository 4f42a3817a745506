/** Small files that unfold into giants, made without holding a giant. */
import { crc32, deflateRawSync, constants } from 'node:zlib';

export interface Part {
  name: string;
  packed: Buffer;
  /** 8, deflated, unless said otherwise. */
  method?: number;
  /** What the directory says, true or not. */
  claimed: number;
  crc?: number;
}

function header(signature: number, part: Part, nameBytes: number, at?: number): Buffer {
  const central = at !== undefined;
  const bytes = Buffer.alloc(central ? 46 : 30);
  bytes.writeUInt32LE(signature, 0);
  if (central) bytes.writeUInt16LE(20, 4);
  const shift = central ? 2 : 0;
  bytes.writeUInt16LE(20, 4 + shift);
  bytes.writeUInt16LE(part.method ?? 8, 8 + shift);
  bytes.writeUInt32LE(part.crc ?? 0, 14 + shift);
  bytes.writeUInt32LE(part.packed.length, 18 + shift);
  bytes.writeUInt32LE(part.claimed, 22 + shift);
  bytes.writeUInt16LE(nameBytes, 26 + shift);
  if (central) bytes.writeUInt32LE(at, 42);
  return bytes;
}

export function archive(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const piece = Buffer.concat([header(0x04034b50, part, name.length), name, part.packed]);
    central.push(header(0x02014b50, part, name.length, at), name);
    local.push(piece);
    at += piece.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

/** The same text many times over, deflated once. */
export function repeated(text: string, times: number, before = '', after = ''): Buffer {
  const full = { finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(Buffer.from(text), full);
  const middle = Array.from({ length: times }, () => block);
  return Buffer.concat([
    deflateRawSync(Buffer.from(before), full),
    ...middle,
    deflateRawSync(Buffer.from(after)),
  ]);
}

const plain = (name: string, text: string): Part => {
  const bytes = Buffer.from(text);
  return { name, packed: deflateRawSync(bytes), claimed: bytes.length, crc: crc32(bytes) };
};

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const workbook = (names = ''): Part =>
  plain(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets>${names}</workbook>`,
  );
const relations = plain(
  'xl/_rels/workbook.xml.rels',
  `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
);
const SHEET = 'xl/worksheets/sheet1.xml';
const sheetOf = (packed: Buffer, claimed: number): Part => ({ name: SHEET, packed, claimed });
const open = `<worksheet xmlns="${MAIN}"><sheetData>`;
const close = '</sheetData></worksheet>';

/** Each is below what a person may send, and says how big it would become. */
export const bombs = {
  'gigabytes in one part': async () =>
    archive([workbook(), relations, sheetOf(repeated(' '.repeat(2 ** 20), 2048), 2 ** 31)]),
  'gigabytes that claim to be a kilobyte': async () =>
    archive([workbook(), relations, sheetOf(repeated(' '.repeat(2 ** 20), 2048), 1024)]),
  'many parts of the allowed size': async () =>
    archive([
      workbook(),
      relations,
      ...Array.from({ length: 60 }, (_, i) => ({
        ...sheetOf(repeated(' '.repeat(2 ** 20), 16), 2 ** 24),
        name: `xl/media/${i}.xml`,
      })),
    ]),
  'millions of cells': async () => {
    const row = `<row>${'<c><v>1</v></c>'.repeat(4000)}</row>`;
    return archive([workbook(), relations, sheetOf(repeated(row, 500, open, close), 30_000_000)]);
  },
  'a name for every cell there can be': async () => {
    const names = '<definedNames><definedName name="x">a!$A$1:$XFD$1048576</definedName></definedNames>';
    return archive([workbook(names), relations, plain(SHEET, open + close)]);
  },
  'a line of millions of cells': async () => Buffer.from(`内容\n${','.repeat(3_000_000)}`),
  'more parts than a book has': async () =>
    archive(Array.from({ length: 5000 }, (_, i) => plain(`${i}.xml`, ''))),
  'a file bigger than one may send': async () => Buffer.alloc(5 * 2 ** 20 - 1, ','),
};

/** The parts of an archive by its directory. */
function partsOf(file: Buffer): Part[] {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts: Part[] = [];
  for (let at = file.readUInt32LE(end + 16), left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packedBytes, claimed, local] = [20, 24, 42].map((each) => file.readUInt32LE(at + each));
    const [name, extra, note] = [28, 30, 32].map((each) => file.readUInt16LE(at + each));
    const from =
      (local ?? 0) + 30 + file.readUInt16LE((local ?? 0) + 26) + file.readUInt16LE((local ?? 0) + 28);
    parts.push({
      name: file.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      method: file.readUInt16LE(at + 10),
      packed: file.subarray(from, from + (packedBytes ?? 0)),
      claimed: claimed ?? 0,
      crc: file.readUInt32LE(at + 16),
    });
    at += 46 + (name ?? 0) + (extra ?? 0) + (note ?? 0);
  }
  return parts;
}

/** Its sheet unfolds to two gigabytes and claims to be what it was. */
export async function forgedSize(file: Buffer): Promise<Buffer> {
  return archive(
    partsOf(file).map((part) =>
      part.name === SHEET ? { ...part, method: 8, packed: repeated(' '.repeat(2 ** 20), 2048) } : part,
    ),
  );
}
