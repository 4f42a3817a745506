export default definePageConfig({
  navigationBarTitleText: '指标对应的工单',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
