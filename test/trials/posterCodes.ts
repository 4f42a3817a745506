/** 1 000 000 mutated poster codes: how many are still taken. */
import { randomBytes, randomInt } from 'node:crypto';
import { claimedPosterId, isPosterCode, posterScene } from '@jsjb/bff/poster/access/posterCode';
import { parseKeys } from '@jsjb/bff/platform/secrets';
import { mutated } from '@jsjb/bff/testing/mutated';
import { countAsked } from '../harness/countAsked';

const count = countAsked(1_000_000);
const keys = parseKeys(`k1:${randomBytes(32).toString('hex')}`);
const posters = new Map(
  Array.from({ length: 200 }, (_, i) => `JC-${String(i + 1).padStart(4, '0')}`).map((_id, i) => [
    _id,
    { _id, generation: i % 3 },
  ]),
);
const codes = [...posters.values()].map(({ _id, generation }) => posterScene(_id, keys, generation));
const taken = (code: string): boolean => {
  const poster = posters.get(claimedPosterId(code) ?? '');
  return poster !== undefined && isPosterCode(code, poster, keys);
};
if (!codes.every(taken)) throw new Error('the codes themselves must be taken');
const known = new Set(codes);
let tried = 0;
let accepted = 0;
while (tried < count) {
  let code = codes[randomInt(codes.length)] ?? '';
  for (let changes = randomInt(1, 4); changes > 0; changes -= 1)
    code = mutated(code, randomInt(4), randomInt(64), randomInt(1024));
  if (known.has(code)) continue;
  tried += 1;
  if (taken(code)) accepted += 1;
}
console.log(`${tried} mutated poster codes: ${accepted} accepted`);
process.exitCode = accepted === 0 ? 0 : 1;
