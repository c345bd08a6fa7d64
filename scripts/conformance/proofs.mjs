import { firstWrong } from './checks.mjs'
import { countTogether } from './clients.mjs'
import { tryFaults } from './faults/faults.mjs'
import { killAgainAndAgain } from './kill.mjs'
import { moveMoney } from './money.mjs'
import { requirePython } from './oracle/mongomock.mjs'
import { compare, questionsOf } from './oracle/oracle.mjs'
import { smallest } from './oracle/smallest.mjs'
import { row } from './rows.mjs'
import { judgeSuite } from './suite/judge.mjs'
import { runSuite } from './suite/suite.mjs'

const shortest = (text) => (text.length > 2000 ? `${text.slice(0, 2000)} …` : text)

const suite = {
  name: 'suite',
  title: '官方测试（@cloudbase/node-sdk 2.10.0 的测试，跑在未改动的 3.18.3 上）',
  async run({ program }) {
    const { passed, listed, skipped, wrong } = judgeSuite(await runSuite(program))
    const details = wrong.map(
      ({ what, file, name, message = '' }) => `${what}：${file} › ${name} ${message.split('\n')[0]}`,
    )
    return [
      row('官方测试', `${passed} 项通过，${listed} 项列明不适用，${skipped} 项原本就跳过`, wrong.length === 0, details),
    ]
  },
}

const oracle = {
  name: 'oracle',
  title: '对照 mongomock（随机的文档、查询、更新和聚合）',
  async run({ program, isQuick, withoutPython }, report) {
    if (withoutPython) return [row('对照', '按要求跳过了', true)]
    const python = requirePython()
    const [seeds, count] = isQuick ? [[1], 1000] : [[1, 2, 3], 5000]
    const rows = []
    const reasons = new Map()
    for (const seed of seeds) {
      report(`种子 ${seed}`)
      const found = await compare(program, await questionsOf(python, seed, count))
      const { same, explained, unanswered, differs } = found.tally
      for (const [reason, times] of found.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + times)
      const details = differs > 0 ? await tellSmallest(program, python, found.differing[0]) : []
      rows.push(
        row(
          `种子 ${seed}，${count} 例`,
          `${same} 例相同，${explained} 例有说明，${unanswered} 例 mongomock 答不了，${differs} 例说不通`,
          differs === 0,
          details,
        ),
      )
    }
    for (const [reason, times] of reasons) rows.push(row(`  ${reason}`, `${times} 例`, true))
    return rows
  },
}

/** The first difference, made as small as it gets, with the seed that gives it again. */
async function tellSmallest(program, python, difference) {
  const { one, documents, ours, theirs } = { ...difference, ...(await smallest(program, python, difference)) }
  const { kind, docs = documents.docs, ...rest } = one
  const said = (value) =>
    shortest(JSON.stringify(value, (_key, inner) => (inner instanceof RegExp ? String(inner) : inner)))
  return [
    `种子 ${difference.seed}，第 ${difference.index} 例，缩到最小：${kind} ${said(rest)}`,
    `文档：${said(docs)}`,
    `这里：${shortest(String(ours))}`,
    `mongomock：${shortest(String(theirs))}`,
  ]
}

const money = {
  name: 'money',
  title: '转账（快照隔离下，总数不变）',
  async run({ program, isQuick }, report) {
    const size = isQuick ? { payers: 8, transfers: 20, readers: 3 } : { payers: 16, transfers: 100, readers: 4 }
    const { moved, conflicts, sums, total, wrong } = await moveMoney(program, size, report)
    const outcome = `${moved} 笔转账，${conflicts} 笔冲突后放弃，事务里加总 ${sums} 次，最后共 ${total}`
    return [row(`${size.payers} 个付款人，${size.readers} 个读者`, outcome, wrong.length === 0, wrong.slice(0, 5))]
  },
}

const clients = {
  name: 'clients',
  title: '许多客户端同时计数',
  async run({ program, isQuick }, report) {
    const size = { clients: 24, each: isQuick ? 50 : 2000 }
    const { counted, wanted, wrong } = await countTogether(program, size, report)
    const details = wrong.map(({ _id, n }) => `${_id} 是 ${n}`)
    return [
      row(
        `${size.clients} 个客户端，各加 ${size.each} 次`,
        `数到 ${counted}，应为 ${wanted}`,
        wrong.length === 0,
        details,
      ),
    ]
  },
}

const kill = {
  name: 'kill',
  title: '写到一半时杀掉进程',
  async run({ program, isQuick }, report) {
    const { rounds, writes, wrong } = await killAgainAndAgain(program, { rounds: isQuick ? 15 : 200 }, report)
    const outcome = `${writes} 笔已确认的写入，没有丢失、没有半个事务、文件完好`
    return [
      row(
        `${rounds} 次 SIGKILL`,
        wrong.length === 0 ? outcome : `${wrong.length} 处不对`,
        wrong.length === 0,
        wrong.slice(0, 10),
      ),
    ]
  },
}

const faults = {
  name: 'faults',
  title: '故意埋下的引擎错误，每一个都要被抓住',
  async run({ program, isQuick, withoutPython }, report) {
    // A check that is wrong on its own would catch everything.
    const unplanted = await firstWrong(program)
    const clean = row('没有埋错误时', unplanted ?? '检查全过', unplanted === undefined)
    const questions = withoutPython ? undefined : await questionsOf(requirePython(), 11, isQuick ? 400 : 800)
    const found = await tryFaults({ questions, isQuick }, report)
    const rows = found.map(({ name, english, times, caughtBy }) => {
      if (times !== 1) return row(name, `要埋的地方在源码里出现了 ${times} 次，应为一次`, false, [english])
      return row(name, caughtBy.length > 0 ? `被抓住：${caughtBy.join(' ')}` : '没有被抓住', caughtBy.length > 0, [
        english,
      ])
    })
    return [clean, ...rows]
  },
}

export const allProofs = [suite, oracle, money, clients, kill, faults]
