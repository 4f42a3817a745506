/** Taro writes only the attributes it knows into the WXML; this adds the ones a screen reader needs. */
import path from 'node:path';
import type { IPluginContext } from '@tarojs/service';
import { ariaComponents } from './ariaComponents';

interface WeappPlatform {
  template: { mergeComponents: (context: IPluginContext, patch: typeof ariaComponents) => void };
  runtimePath: string | string[];
}

export default (context: IPluginContext): void => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: WeappPlatform) {
      if (!platform.template) return;
      platform.template.mergeComponents(context, ariaComponents);
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'ariaRuntime.ts')].flat();
    },
  });
};
