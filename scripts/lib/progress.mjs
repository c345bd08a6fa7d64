import { clearLine, cursorTo } from 'node:readline'

/** `3.2 秒`, `1 分 05 秒`. */
export function secondsLabel(ms) {
  const seconds = ms / 1000
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} 秒`
  return `${Math.floor(seconds / 60)} 分 ${String(Math.floor(seconds % 60)).padStart(2, '0')} 秒`
}

const worthTellingMs = 1000

/**
 * One line per step: its name when it begins, how it went when it ends. On a terminal the line counts the seconds; in a
 * pipe it is simply completed, and a step that reports adds what it says at most every ten seconds.
 *
 * `body` gets `report(text)` and may return `{ note }`, which replaces 好了 (`已是最新`).
 */
export async function step(title, body, out = process.stdout) {
  const startedMs = performance.now()
  const spentMs = () => performance.now() - startedMs
  const line = out.isTTY ? terminalLine(out, title, spentMs) : pipeLine(out, title, spentMs)
  try {
    const answer = await body(line.report)
    const spent = spentMs() > worthTellingMs ? `（${secondsLabel(spentMs())}）` : ''
    line.end(`${answer?.note ?? '好了'}${spent}`)
    return answer
  } catch (error) {
    line.end('没成')
    throw error
  }
}

function terminalLine(out, title, spentMs) {
  let text = ''
  const draw = () => {
    clearLine(out, 0)
    cursorTo(out, 0)
    out.write(`${title} … ${text}${spentMs() > worthTellingMs ? ` ${secondsLabel(spentMs())}` : ''}`)
  }
  draw()
  const timer = setInterval(draw, 500)
  return {
    report(said) {
      text = said
    },
    end(said) {
      clearInterval(timer)
      clearLine(out, 0)
      cursorTo(out, 0)
      out.write(`${title} … ${said}\n`)
    },
  }
}

function pipeLine(out, title, spentMs) {
  out.write(`${title} …`)
  let toldMs = 0
  return {
    report(said) {
      if (spentMs() - toldMs < 10_000) return
      toldMs = spentMs()
      out.write(` ${said}`)
    },
    end(said) {
      out.write(` ${said}\n`)
    },
  }
}
