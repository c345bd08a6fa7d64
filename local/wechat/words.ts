import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { LocalStartError, messageOf } from '../errors'
import { WechatRefusal } from './answers'

export type Verdict = 'pass' | 'review' | 'risky'

/** A word and what WeChat would say of a text that holds it. Labels are WeChat's own (10001 advertising, 20003 abuse …). */
interface Word {
  word: string
  suggest: 'review' | 'risky'
  label: number
}

export interface Judgement {
  suggest: Verdict
  /** 100 when nothing was found. */
  label: number
  keyword?: string
}

const firstWords = {
  说明:
    '本机用这份词表代替微信的内容安全识别：文字（或图片地址）里出现 word，就按 suggest 答复：risky 有风险，review 要人工看。' +
    '改完存盘，下一次识别就生效。label 是微信的标签：10001 广告，20001 时政，20002 色情，20003 辱骂，20006 违法犯罪，20008 欺诈，20012 低俗，20013 版权，21000 其他。',
  words: [
    { word: '代开发票', suggest: 'risky', label: 10001 },
    { word: '枪支出售', suggest: 'risky', label: 20006 },
    { word: '刷单返利', suggest: 'risky', label: 20008 },
    { word: '加微信赚钱', suggest: 'review', label: 10001 },
    { word: '笨蛋', suggest: 'review', label: 20003 },
  ],
}

/** Case and width of the same letters make no other word. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase()

function parse(text: string): Word[] {
  const { words } = JSON.parse(text) as { words?: unknown }
  if (!Array.isArray(words)) throw new Error('words has to be a list')
  return words.map((entry: unknown) => {
    const { word, suggest, label } = (entry ?? {}) as Record<string, unknown>
    if (typeof word !== 'string' || plain(word) === '') throw new Error('each entry needs a word')
    if (suggest !== 'review' && suggest !== 'risky') throw new Error(`suggest of ${word} has to be review or risky`)
    if (typeof label !== 'number') throw new Error(`label of ${word} has to be a number`)
    return { word: plain(word), suggest, label }
  })
}

/** The editable word list that stands for WeChat's judgement; read again when the file has changed. */
export class WordList {
  private words: Word[] = []
  private readFrom = ''

  constructor(private readonly file: string) {
    try {
      if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(firstWords, null, 2)}\n`)
    } catch (cause) {
      throw new LocalStartError('FOLDER_NOT_WRITABLE', `不能写入词表 ${file}。请检查权限和磁盘空间，再启动。`, {
        cause,
      })
    }
  }

  /** The worst that any of these texts holds. Refuses with -1 (try later) while the file cannot be read. */
  judge(texts: readonly string[]): Judgement {
    const words = this.current()
    const found = words.filter(({ word }) => texts.some((text) => plain(text).includes(word)))
    const worst = found.find(({ suggest }) => suggest === 'risky') ?? found[0]
    return worst ? { suggest: worst.suggest, label: worst.label, keyword: worst.word } : { suggest: 'pass', label: 100 }
  }

  private current(): Word[] {
    try {
      const { mtimeMs, size } = statSync(this.file)
      const version = `${mtimeMs}-${size}`
      if (version !== this.readFrom) {
        this.words = parse(readFileSync(this.file, 'utf8'))
        this.readFrom = version
      }
      return this.words
    } catch (error) {
      throw new WechatRefusal(-1, `system error: ${this.file} cannot be read (${messageOf(error)})`)
    }
  }
}
