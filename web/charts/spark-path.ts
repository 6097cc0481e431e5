/** The path of a small line through values in a box; a null breaks the line. Zero is the base so that counts keep their proportion. */
export function sparkPath(values: (number | null)[], { width, height, largest }: { width: number, height: number, largest: number }) {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  let pen = 'M'
  return values.map((value, index) => {
    if (value === null) {
      pen = 'M'
      return ''
    }
    const point = sparkPoint({ value, index, step, height, largest })
    const command = `${pen}${point.x.toFixed(1)} ${point.y.toFixed(1)}`
    pen = 'L'
    return command
  }).join('')
}

/** Where the last value that is known stands, or null. */
export function lastSparkPoint(values: (number | null)[], { width, height, largest }: { width: number, height: number, largest: number }) {
  const index = values.findLastIndex((value) => value !== null)
  const value = values[index]
  if (value === undefined || value === null) return null
  return sparkPoint({ value, index, step: values.length > 1 ? width / (values.length - 1) : 0, height, largest })
}

function sparkPoint({ value, index, step, height, largest }: { value: number, index: number, step: number, height: number, largest: number }) {
  return { x: index * step, y: height - (largest > 0 ? Math.max(0, value) / largest : 0) * height }
}
