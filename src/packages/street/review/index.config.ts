export default definePageConfig({ navigationBarTitleText: '走访复核' })
