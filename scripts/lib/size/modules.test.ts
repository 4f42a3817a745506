import { missingModules } from './modules';

const chunk = (table: string): string =>
  `(wx["webpackJsonp"]=wx["webpackJsonp"]||[]).push([[1],{${table}}]);`;

test('a module that some script defines is not missing, wherever it lies', () => {
  expect(missingModules([chunk('1:function(e,n,t){t(2)}'), chunk('2:function(e,n,t){}')])).toEqual([]);
});

test('a module that nobody defines is named', () => {
  expect(missingModules([chunk('1:function(e,n,t){var a=t(2),b=t(3);a(4)}'), chunk('2:(e)=>{}')])).toEqual([
    '3',
  ]);
});
