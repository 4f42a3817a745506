export default definePageConfig({
  navigationBarTitleText: '规则与日历',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
