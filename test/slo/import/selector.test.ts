import { expect, it } from "vitest";
import { overWindow, parseSelector } from "../../../src/slo/import/selector.ts";

it.each([
  ["up", "up[{{.window}}]"],
  ["  up  ", "up[{{.window}}]"],
  ["a:b_total{}", "a:b_total[{{.window}}]"],
  ['a{ b = "c" , d!~"e}" , }', 'a{b="c", d!~"e}"}[{{.window}}]'],
  ["a{b='\"', c=`}`}", "a{b='\"', c=`}`}[{{.window}}]"],
  ['a{b="\\"}"} offset 1h30m', 'a{b="\\"}"}[{{.window}}] offset 1h30m'],
  ["a offset -5m", "a[{{.window}}] offset -5m"],
  ['{__name__="a", b="c"}', '{__name__="a", b="c"}[{{.window}}]'],
])("%s is a metric", (text, over) => {
  const selector = parseSelector(text);
  expect(selector && overWindow(selector)).toBe(over);
});

it.each([
  "",
  "sum(a)",
  "a + b",
  "a[5m]",
  "a{",
  "a{b}",
  'a{b="c"',
  'a{b="c" d="e"}',
  'a{b=="c"}',
  'a{="c"}',
  'a{b="c}',
  '{b="c"}',
  "1",
  "a b",
  "a offset x",
  "a # comment",
  'a{b="c"} or vector(1)',
])("%s is none", (text) => {
  expect(parseSelector(text)).toBeUndefined();
});
