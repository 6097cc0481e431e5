export const historyStatuses = ['finished', 'committed', 'undone', 'draft'] as const

export interface HistoryFilter {
  status: (typeof historyStatuses)[number]
  type: string | null
  author: number | null
  text: string
}

export const wholeHistory: HistoryFilter = { status: 'finished', type: null, author: null, text: '' }
