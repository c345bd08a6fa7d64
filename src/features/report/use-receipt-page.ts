import { useState } from 'react'
import type { FollowView } from '#domain/contract/report'
import { receiptInFours } from '#domain/report/receipt'
import { mostPhotos } from '#domain/report/report'
import type { HeldReceipt } from '../../client/receipts'
import { thisPhone } from '../../client/this-phone'
import { copyWords, saysCopied } from '../../platform/clipboard'
import { savePicture } from '../../platform/picture'
import { toast } from '../../ui/toast'
import { useNow } from '../session/use-now'
import { receiptPicture } from './receipt-picture'
import { dayOf, headOf, lineOf, messagesOf } from './receipt-words'
import { useAddPhotos, usePhotoUrls } from './use-photos'
import { useFollow, useIsKept, usePhotoPost } from './use-receipt'

/** Everything that the page of a receipt shows and does. */
export function useReceiptPage(held: HeldReceipt) {
  const { id, receipt, follow, photos } = held
  const { receipts, post } = thisPhone()
  const now = useNow()
  const asked = useFollow(held)
  const kept = useIsKept(id)
  const sending = usePhotoPost(id, photos.length)
  const urls = usePhotoUrls(photos.map(({ photoId }) => photoId))
  const adding = useAddPhotos(follow.photos + photos.length, (ids) => {
    receipts.addPhotos(id, ids)
    sending.send()
  })
  const fours = receiptInFours(receipt).split(' ')
  const words = useWords(id)

  return {
    ...asked,
    fours,
    head: headOf(follow),
    placeName: follow.placeName,
    line: lineOf(follow, now),
    helpers: follow.helpers,
    handler: follow.handler,
    // Once it is settled nobody need think of arbitration; should the money not come, the last step says what to do.
    arbitrationFrom: settled(follow) ? '' : dayOf(follow.arbitrationFrom, now),
    roads: follow.roads,
    messages: messagesOf(follow, now),
    photos: follow.photos,
    waiting: photos.map(({ photoId }, index) => ({
      key: photoId,
      url: urls[photoId],
      state: index === 0 && sending.stage === 'sending' ? ('sending' as const) : ('here' as const),
    })),
    waitingForSignal: sending.stage === 'waiting',
    sendPhotos: sending.send,
    morePhotos: follow.morePhotos && follow.photos + photos.length < mostPhotos,
    adding: adding.busy,
    addPhotos: adding.add,
    ...words,
    kept,

    savePicture: () =>
      void savePicture(receiptPicture(fours, follow.handler.phone)).then((saved) => toast(savedWords[saved])),
    copy: () =>
      void copyWords(receipt).then((copied) => {
        if (!copied) toast('没复制上，请存图片，或者抄下来。')
        else if (!saysCopied) toast({ text: '16 个数字复制好了。', tone: 'ok' })
      }),
    keep: () => toast(receipts.keep(id) ? '记下了，随时能再看。' : '存满了，没记下来。请存图片。'),
    forget(): void {
      post.forget(id)
      toast({
        text: '删掉了。号存好了吗？',
        action: { label: '留着', onTap: () => void receipts.keep(id) },
      })
    },
  }
}

const savedWords = {
  saved: '图片存好了。',
  denied: '手机没让存图片。可以在设置里打开，或者截个屏。',
  failed: '图片没存成，请截个屏，或者抄下来。',
} as const

/** The sheet in which a message is written. */
function useWords(id: string) {
  const { post } = thisPhone()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function say(text: string): Promise<void> {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    const result = await post.say(id, text)
    setBusy(false)
    if (!result.ok) return setProblem(result.refusal.message)
    setOpen(false)
    toast({ text: '发给街道了。回了话，这里能看到。', tone: 'ok' })
  }

  return {
    sayOpen: open,
    saying: busy,
    sayProblem: problem,
    openSay: () => setOpen(true),
    closeSay: () => setOpen(false),
    wordsFor: () => post.wordsFor(id),
    keepWords: (text: string) => post.keepWords(id, text),
    say: (text: string) => void say(text),
  }
}

const settled = ({ steps }: FollowView): boolean => steps.some(({ key, state }) => key === 'talk' && state === 'done')
