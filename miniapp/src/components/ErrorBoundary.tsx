/** Around every page: what breaks in it is logged and said in words, with another try and the way home. */
import { Text, View } from '@tarojs/components';
import { Component, type ComponentType, type ReactNode } from 'react';
import { logError } from '@/device/logError';
import { goTo, paths } from '@/navigation/paths';
import { useTheme } from '@/theme/useTheme';
import { Button } from './Button';
import './ListState.scss';

function PageFailed({ onRetry }: { onRetry: () => void }) {
  const { className } = useTheme();
  return (
    <View className={`app ${className}`} id="page-failed">
      <View className="blank">
        <View className="blank__art blank__art--empty" />
        <Text className="blank__title">页面出错了</Text>
        <Text className="blank__hint">已经记下来了。您可以再试一次；写过的内容不会丢。</Text>
        <Button id="page-retry" text="再试一次" kind="secondary" onTap={onRetry} />
        <Button id="page-home" text="回首页" kind="text" onTap={() => goTo(paths.home)} />
      </View>
    </View>
  );
}

interface Props {
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error, { componentStack }: { componentStack?: string | null }): void {
    logError(error, componentStack ?? '');
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <PageFailed onRetry={() => this.setState({ failed: false })} />;
  }
}

/** The same page inside a boundary. */
export function guarded<P extends object>(Page: ComponentType<P>): ComponentType<P> {
  return function GuardedPage(props: P) {
    return (
      <ErrorBoundary>
        <Page {...props} />
      </ErrorBoundary>
    );
  };
}
