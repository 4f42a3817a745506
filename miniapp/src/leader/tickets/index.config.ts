export default definePageConfig({
  navigationBarTitleText: '工单查看',
  enablePullDownRefresh: true,
  onReachBottomDistance: 200,
});
