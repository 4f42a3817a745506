/** What `npm start` prints when everything is ready: where it is, as whom to look, how to stop. */
import path from 'node:path';
import type { Deps } from '@jsjb/bff/deps';
import type { Env } from '@jsjb/bff/env';
import type { PersonDoc } from '@jsjb/bff/account/store/personModel';
import { openPerson, type Person } from '@jsjb/bff/account/store/person';
import { roles } from '@jsjb/shared/kit/role';

/** Chinese characters and full-width signs take two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign >= '\u2e80' ? 2 : 1), 0);
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

export async function listPersonas({ models, cipher }: Deps): Promise<Person[]> {
  const people = await models.people.find({ persona: { $exists: true } }).lean<PersonDoc[]>();
  const rank = ({ posts: [post] }: Person): number => (post ? roles.indexOf(post.role) : roles.length);
  return people
    .map((doc) => openPerson(doc, cipher))
    .sort((a, b) => rank(a) - rank(b) || a._id.localeCompare(b._id));
}

export function announcement(url: string, env: Env, personas: readonly Person[], seconds: number): string {
  const rows = personas.map(({ _id, persona = '', name }) => [`${persona} ${name}`, `${url}/as/${_id}`]);
  const width = Math.max(0, ...rows.map(([who = '']) => widthOf(who)));
  return [
    '',
    `接诉即办 is ready (${seconds.toFixed(1)} s).`,
    '',
    `  Web and API   ${url}`,
    `  API pages     ${url}/docs`,
    `  Data folder   ${path.resolve(env.DATA_DIR)}`,
    ...(env.DEMO && rows.length > 0
      ? [
          '',
          '  Sign in as one of the demo city:',
          ...rows.map(([who = '', at]) => `    ${pad(who, width)}  ${at}`),
        ]
      : []),
    '',
    ...(env.MONGODB_URI
      ? []
      : [
          '  *** THE EMBEDDED DATABASE IS IN USE: good for one machine and for trying things out. ***',
          '  *** For a city set MONGODB_URI to a MongoDB replica set.                             ***',
          '',
        ]),
    '  Stop with Ctrl-C; nothing is lost.',
    '',
  ].join('\n');
}
