import type { ChartTokens } from '../../../web/charts/chart-tokens.ts'

export const tokens: ChartTokens = {
  ink: '#1c2526', quiet: '#5b6668', line: '#dddcd5', surface: '#ffffff', sunken: '#efeee8', brand: '#1f6b5b', civilian: '#1b7f79',
  military: '#3a5488', joint: '#b9852b', fourth: '#8a4f7d', behind: '#c0392b', watch: '#9a5b00', sans: 'sans-serif',
}
