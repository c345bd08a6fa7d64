import { useState } from 'react'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { TextArea } from '../../ui/field'
import style from './case.module.scss'

export interface MessageShown {
  key: string
  /** `反映人`, `街道` */
  who: string
  ours: boolean
  when: string
  text: string
}

export interface MessagesProps {
  messages: readonly MessageShown[]
  /** What is being written, and whether it stands safely on this phone. */
  draft: { words: string; kept: boolean; write: (words: string) => void }
  /** An answer is on its way. */
  busy: boolean
  onReply: (text: string) => void
}

/** What the reporter and the street wrote to each other, and a place for the next word. */
export function Messages({ messages, draft, busy, onReply }: MessagesProps) {
  const [writing, setWriting] = useState(draft.words !== '')
  const words = draft.words.trim()
  const send = (): void => {
    setWriting(false)
    onReply(words)
  }
  return (
    <Box className={style.messages}>
      {messages.length === 0 && <Box className={style.small}>还没有留言。</Box>}
      <Box as="ul" label="留言">
        {messages.map(({ key, who, ours, when, text }) => (
          <Box as="li" key={key} className={`${style.message} ${ours ? style.ours : ''}`}>
            <Box className={style.small}>
              {who}·{when}
            </Box>
            <Box className={style.bubble}>{text}</Box>
          </Box>
        ))}
      </Box>
      {busy && (
        <Box role="status" className={style.small}>
          回的话正在发，有信号就到。
        </Box>
      )}
      {writing ? (
        <Box className={style.reply}>
          <TextArea
            label="回一句"
            help={draft.kept ? '已自动保存。' : '对方凭回执能看到，不显示您的名字。'}
            value={draft.words}
            onChange={draft.write}
            maxLength={500}
            lines={2}
          />
          <Box className={style.buttons}>
            <Button kind="second" size="m" onTap={() => setWriting(false)}>
              先不发
            </Button>
            <Button kind="second" size="m" offBecause={words === '' ? '写一句再发' : undefined} onTap={send}>
              发出去
            </Button>
          </Box>
        </Box>
      ) : (
        <Button kind="second" size="m" icon="bubble" onTap={() => setWriting(true)}>
          回一句
        </Button>
      )}
    </Box>
  )
}
