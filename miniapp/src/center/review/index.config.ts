export default definePageConfig({ navigationBarTitleText: '复核审批', enablePullDownRefresh: true });
