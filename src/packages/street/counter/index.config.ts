export default definePageConfig({ navigationBarTitleText: '发放物品' })
