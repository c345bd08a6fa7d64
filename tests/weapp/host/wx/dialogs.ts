import { act, api, type CallStage, type Wx, WxFail } from './call'
import { Question } from './questions'

export interface ModalOnScreen {
  title: string
  content: string
  confirmText: string
  cancelText: string | null
  editable: boolean
}
export interface SheetOnScreen {
  title: string
  items: string[]
}
export interface Scanned {
  result: string
  /** Set when a mini-program code of this app was read. */
  path?: string
  scanType?: string
}

/** What covers the page for a moment, and what it asks. */
export class Dialogs {
  readonly modal = new Question<ModalOnScreen, { confirm: boolean; content?: string }>()
  readonly sheet = new Question<SheetOnScreen, number | string | null>()
  readonly camera = new Question<'scanning', Scanned | null>()
  /** Every toast so far; the last is the one on screen. */
  readonly toasts: string[] = []
  loading: string | null = null
  clipboard = ''
  /** Numbers the person was sent to dial. */
  readonly calledNumbers: string[] = []
}

/** Toast, loading, modal, sheet, scanner, clipboard. */
export function dialogsApi(stage: CallStage, dialogs: Dialogs) {
  const own = <T>(value: T): T => stage.realm().own(value)
  return {
    showToast: act(stage, 'showToast', ({ title }) => void dialogs.toasts.push(title)),
    hideToast: act(stage, 'hideToast', () => {}),
    showLoading: act(stage, 'showLoading', ({ title }) => {
      dialogs.loading = title
    }),
    hideLoading: act(stage, 'hideLoading', () => {
      dialogs.loading = null
    }),
    showModal: api(stage, 'showModal', async (option) => {
      const {
        title = '',
        content = '',
        confirmText = '确定',
        cancelText = '取消',
        showCancel = true,
        editable = false,
      } = option
      for (const text of [confirmText, cancelText])
        if ([...text].length > 4) throw new WxFail(`"${text}" is longer than 4 characters`)
      const answer = await dialogs.modal.ask({
        title,
        content,
        confirmText,
        cancelText: showCancel ? cancelText : null,
        editable,
      })
      return own({ confirm: answer.confirm, cancel: !answer.confirm, content: answer.content ?? '' })
    }),
    showActionSheet: api(stage, 'showActionSheet', async ({ itemList, alertText = '' }) => {
      if (itemList.length > 6) throw new WxFail('parameter error: itemList should not be larger than 6')
      const chosen = await dialogs.sheet.ask({ title: alertText, items: [...itemList] })
      const tapIndex = typeof chosen === 'string' ? itemList.indexOf(chosen) : chosen
      if (tapIndex === null) throw new WxFail('cancel')
      if (tapIndex < 0 || tapIndex >= itemList.length)
        throw new Error(`the sheet has no item ${chosen}: ${itemList.join('、')}`)
      return own({ tapIndex })
    }),
    scanCode: api(stage, 'scanCode', async () => {
      const scanned = await dialogs.camera.ask('scanning')
      if (scanned === null) throw new WxFail('cancel')
      const { result, path = '', scanType = path ? 'WX_CODE' : 'QR_CODE' } = scanned
      return own({
        result,
        path,
        scanType: scanType as 'QR_CODE',
        charSet: 'utf-8',
        rawData: Buffer.from(result).toString('base64'),
      })
    }),
    setClipboardData: act(stage, 'setClipboardData', ({ data }) => {
      dialogs.clipboard = data
      dialogs.toasts.push('内容已复制') // WeChat says so itself
    }),
    getClipboardData: api(stage, 'getClipboardData', () => own({ data: dialogs.clipboard })),
    makePhoneCall: act(stage, 'makePhoneCall', ({ phoneNumber }) => {
      if (!phoneNumber) throw new WxFail('parameter error: parameter.phoneNumber should be String')
      dialogs.calledNumbers.push(phoneNumber)
    }),
  } satisfies Partial<Wx>
}
