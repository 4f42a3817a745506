// One way in for end-to-end specs: the headless host, or the real developer tools when their address is given.
import automator from 'miniprogram-automator';
import { startWeappHost, type WeappHost, type WeappHostOptions } from './index';

export type MiniProgram = Awaited<ReturnType<typeof automator.connect>>;

export interface Connection {
  mp: MiniProgram;
  /** None on the real developer tools: specs that need it say so by name. */
  host: WeappHost | undefined;
  close(): Promise<void>;
}

/** `devtoolsEndpoint` is what WECHAT_DEVTOOLS_WS holds, e.g. ws://127.0.0.1:9420. */
export async function connect(options: WeappHostOptions, devtoolsEndpoint?: string): Promise<Connection> {
  const host = devtoolsEndpoint ? undefined : await startWeappHost(options);
  const mp = await automator.connect({ wsEndpoint: devtoolsEndpoint ?? host?.wsEndpoint ?? '' });
  return {
    mp,
    host,
    close: async () => {
      mp.disconnect();
      await host?.close();
    },
  };
}
