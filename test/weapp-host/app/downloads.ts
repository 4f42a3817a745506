// A subpackage is downloaded when its first page opens, or ahead of need by app.json's preloadRule.
import type { Device } from '../device';
import type { AppConfig } from './appConfig';
import { NavigationRefused } from './pageStack';
import type { AppPackage } from './packages';

export class Downloads {
  constructor(
    private readonly config: AppConfig,
    private readonly device: Device,
  ) {}

  async fetch(pack: AppPackage): Promise<void> {
    const { downloaded, network, slow } = this.device;
    if (downloaded.has(pack.root)) return;
    if (network === 'none') throw new NavigationRefused(`load subpackage "${pack.root}" failed`);
    if (network === 'slow')
      await new Promise((done) =>
        setTimeout(done, slow.latencyMs + (pack.bytes / slow.bytesPerSecond) * 1000),
      );
    downloaded.add(pack.root);
  }

  /** The page was entered: what its rule names is there from now on. */
  preload(page: string): void {
    const rule = this.config.preloadRule?.[page];
    const { network, downloaded } = this.device;
    if (!rule || network === 'none' || (network === 'slow' && rule.network !== 'all')) return;
    const subs = this.config.subPackages ?? this.config.subpackages ?? [];
    for (const name of rule.packages) {
      const root = name === '__APP__' ? '' : (subs.find((sub) => sub.name === name)?.root ?? name);
      downloaded.add(root.replace(/^\/|\/$/g, ''));
    }
  }
}
