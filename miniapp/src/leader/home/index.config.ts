export default definePageConfig({
  navigationBarTitleText: '运行概览',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
