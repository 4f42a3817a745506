// Starts a compiled mini-program headless and serves the automation protocol for it.
import path from 'node:path';
import type { Launch } from './app/launch';
import { readAppConfig } from './app/appConfig';
import { USEFUL_VIEW, type UsefulView } from './app/metrics';
import { Packages, PLATFORM_LIMITS, type PackageLimits } from './app/packages';
import { AutomationServer } from './automation/server';
import { Control } from './control';
import { Device, type DeviceInfo } from './device';
import { Host, type AppException } from './host';
import type { Faults } from './wx/transport';

export type { Launch } from './app/launch';
export type { PageMetrics } from './app/metrics';
export type { Control } from './control';
export type { Answers, DeviceInfo, MediaFile, Place, WxCall } from './device';
export type { Fault, Faults, SlowNetwork } from './wx/transport';

export interface WeappHostOptions {
  /** The compiled output: the folder with app.json. */
  appDir: string;
  /** 0 or none: any free port. */
  port?: number;
  device?: Partial<DeviceInfo>;
  launch?: Launch;
  /** Where a request really goes: the app's base URL → the test's server. */
  rewrite?: (url: string) => string;
  faults?: Faults;
  /** Tighter package limits than the platform's. */
  limits?: Partial<PackageLimits>;
  usefulView?: Partial<UsefulView>;
  /** Called on the device before the app starts: preset storage, answers, network. */
  prepare?: (device: Device) => void;
}

export interface WeappHost {
  wsEndpoint: string;
  control: Control;
  close(): Promise<void>;
}

class Run {
  host!: Host;
  readonly logs: { type: string; args: unknown[] }[] = [];
  readonly errors: AppException[] = [];

  constructor(
    private readonly options: WeappHostOptions,
    private readonly device: Device,
    private readonly server: AutomationServer,
  ) {}

  /** A cold start; the phone keeps what a phone keeps. */
  async restart(launch?: Launch): Promise<void> {
    (this.host as Host | undefined)?.dispose();
    const host = new Host({
      appDir: this.options.appDir,
      device: this.device,
      usefulView: { ...USEFUL_VIEW, ...this.options.usefulView },
    });
    host.on('log', (entry) => this.logs.push(entry));
    host.on('exception', (entry) => this.errors.push(entry));
    host.on('restart', () => void this.restart());
    this.host = host;
    this.server.attach(host);
    await host.launch(launch);
  }
}

export async function startWeappHost(given: WeappHostOptions): Promise<WeappHost> {
  const options = { ...given, appDir: path.resolve(given.appDir) };
  const packages = new Packages(options.appDir, readAppConfig(options.appDir));
  const problems = packages.problems({ ...PLATFORM_LIMITS, ...options.limits });
  if (problems.length) throw new Error(`the platform would refuse this package:\n${problems.join('\n')}`);

  const device = new Device(options.device);
  if (options.rewrite) device.rewrite = options.rewrite;
  device.faults = options.faults;
  options.prepare?.(device);

  const server = new AutomationServer(() => void close());
  const run = new Run(options, device, server);
  const close = async (): Promise<void> => {
    run.host.dispose();
    await server.close();
    device.dispose();
  };
  const wsEndpoint = await server.listen(options.port ?? 0);
  await run.restart(options.launch);
  return { wsEndpoint, control: new Control(run, device), close };
}
