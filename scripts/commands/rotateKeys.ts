/** `npm run rotate-keys`: seals personal fields again with the first key of SECRET_KEYS. */
import { rotateKeys } from '@jsjb/bff/privacy/commands/rotateKeys';
import { databaseHelp, runCommand, withWrite } from '../lib/terminal/command';

const help = `Seals names, phones, addresses, visits, authors of suggestions, payees and second factors again with the first key of the ring.

  1. Put a new key in front:  SECRET_KEYS=k2:new…,k1:old…   and restart the servers. New values use k2, old ones open.
  2. npm run rotate-keys             counts what k1 still seals
     npm run rotate-keys -- --write  seals it again; may run beside serving servers, and again after a crash
  3. Keep k1 at the end of the ring: posters on walls and rows of the audit log were signed with it, and rewards
     approved before were marked with it as belonging to one payee's account. Without it those posters no longer
     name their place, and rewards that were approved and not yet paid are approved anew before they are paid.
     What names people no longer needs it.

${databaseHelp}`;

runCommand({
  name: 'rotate-keys',
  help,
  options: { write: { type: 'boolean', default: false } },
  async run({ values: { write } }, deps) {
    console.log(`The key that seals now: ${deps.keys.keys[0].kid}`);
    const sweeps = await rotateKeys(deps, write, ({ collection, checked, stale, resealed }) =>
      console.log(
        `  ${collection}: ${checked} looked at, ${stale} by an older key, ${resealed} sealed again`,
      ),
    );
    const stale = sweeps.reduce((sum, sweep) => sum + sweep.stale, 0);
    const left = sweeps.reduce((sum, sweep) => sum + sweep.stale - sweep.resealed, 0);
    if (!write && stale > 0) console.log(withWrite('rotate-keys'));
    else if (left > 0) console.log(`${left} were changed by somebody meanwhile: run it once more.`);
    else console.log('Everything is sealed with the current key.');
    return write && left > 0 ? 1 : 0;
  },
});
