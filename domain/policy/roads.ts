import { type Road, roads } from '../case/case'
import type { RefusalGround } from '../report/report'

/** One of the other roads, as it is told: what it is, what it costs, whom to call. */
export type RoadCard = { title: string; text: string; phone: string }

/**
 * The other roads as data. Mediation never locks one (人民调解法 3), and whoever ends it without agreement names them (26).
 * The numbers are the national lines of labour offices (12333), legal aid (12348), courts (12368) and towns (12345).
 */
export const roadsPolicy = {
  kind: 'roads',
  version: '2026-01',
  source:
    '人民调解法 3、26；调解仲裁法 27、53；法律援助法 42；劳动保障监察条例 20；法释〔2020〕26 号 15；电话：人社部 12333、司法部 12348、最高法院 12368、各地 12345',
  townPhone: '12345',
  cards: {
    arbitration: {
      title: '劳动仲裁',
      text: '到劳动仲裁委员会申请，不收钱。还在那儿干的，欠的工资什么时候都能要；走了的，从走那天起一年内去。去哪个窗口，打电话问。',
      phone: '12333',
    },
    legalAid: {
      title: '法律援助',
      text: '请律师帮您，不收钱。农民工讨工资、讨工伤赔偿，不用证明家里困难。',
      phone: '12348',
    },
    labourInspection: {
      title: '劳动监察',
      text: '请人社局去查，查实了责令单位发工资。两年里的事都可以说。',
      phone: '12333',
    },
    court: {
      title: '法院',
      text: '手里有写明欠多少工资的欠条，可以直接去法院起诉。没有欠条的，先走仲裁。',
      phone: '12368',
    },
  },
  /** Which of them help after a refusal, by its ground. */
  afterRefusal: {
    notOurStreet: roads,
    notLabour: ['legalAid', 'court'],
    alreadyFiled: ['legalAid'],
    tooLittle: roads,
  },
  /** Offered by themselves once so many days have passed without agreement (调解仲裁法 14). */
  afterWaiting: ['arbitration', 'legalAid'],
} as const satisfies {
  cards: Record<Road, RoadCard>
  afterRefusal: Record<RefusalGround, readonly Road[]>
  afterWaiting: readonly Road[]
  [more: string]: unknown
}
