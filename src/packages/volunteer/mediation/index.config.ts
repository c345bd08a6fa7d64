export default definePageConfig({ navigationBarTitleText: '记一次调解' })
