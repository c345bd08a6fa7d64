export default definePageConfig({ navigationBarTitleText: '引导和调解的分' })
