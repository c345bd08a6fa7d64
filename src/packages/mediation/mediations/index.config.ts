export default definePageConfig({ navigationBarTitleText: '主动调解' })
