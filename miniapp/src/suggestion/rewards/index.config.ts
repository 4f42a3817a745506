export default definePageConfig({
  navigationBarTitleText: '建议奖励',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
