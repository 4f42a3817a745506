export default definePageConfig({ navigationBarTitleText: '征集主题', enablePullDownRefresh: true });
