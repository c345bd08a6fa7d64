import { keepingPolicy } from '../policy/keeping'

/**
 * What somebody agrees to by handing a report in (个人信息保护法 13, 29: consent of its own to what is sensitive). The version is
 * kept with the report, so that it can be shown again as it was read; a changed text gets a new version.
 */
export const reportConsent = {
  text: '反映说明',
  version: '2026-01',
  words: `交上去，就是同意我们留下您填的话、照片和联系方式，只给办这件事的人看；案件办结 ${keepingPolicy.reportYears} 年后删掉。`,
} as const
