export default definePageConfig({
  navigationBarTitleText: '人民建议',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
