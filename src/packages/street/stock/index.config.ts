export default definePageConfig({ navigationBarTitleText: '物品账' })
