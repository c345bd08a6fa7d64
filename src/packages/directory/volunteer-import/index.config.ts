export default definePageConfig({ navigationBarTitleText: '导入志愿者' })
