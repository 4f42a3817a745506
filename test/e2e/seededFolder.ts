/** The demo city, seeded once a run of jest into a data folder; every test file opens a copy of it. */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Env } from '@jsjb/bff/env';
import { openStore } from '../../scripts/lib/seed/openStore';
import { seedCity } from '../../scripts/lib/seed/seedCity';

/** Reaches jest's workers. */
const NAME = 'JSJB_SEEDED_CITY';

/** Called before the first test file. */
export async function prepareSeededFolder(): Promise<void> {
  process.env[NAME] = await mkdtemp(path.join(tmpdir(), 'jsjb-seeded-'));
}

async function seedInto(env: Env): Promise<void> {
  const { deps, close } = await openStore(env);
  await seedCity(deps, 1);
  await close();
}

/** What happens in a city on WeChat is owed to WeChat from the start: such a city is a copy of another one. */
const nameOf = ({ WECHAT }: Env): string => (WECHAT ? 'city-on-wechat' : 'city');

/** Makes the data folder of these settings a seeded one. */
export async function fillSeeded(env: Env): Promise<void> {
  const kept = process.env[NAME];
  if (!kept) return seedInto(env);
  const ready = path.join(kept, nameOf(env));
  if (existsSync(ready)) return cp(ready, env.DATA_DIR, { recursive: true });
  await seedInto(env);
  // Two workers may have seeded at once: the first one's city stays.
  const own = `${ready}-${process.pid}`;
  await cp(env.DATA_DIR, own, { recursive: true });
  await rename(own, ready).catch(() => rm(own, { recursive: true, force: true }));
}

/** Jest calls this once after the last test file. */
export default async function removeSeededFolder(): Promise<void> {
  const kept = process.env[NAME];
  if (kept) await rm(kept, { recursive: true, force: true });
}
