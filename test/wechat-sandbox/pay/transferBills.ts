/** The transfer API: create, query by either number, cancel. */
import { createHash, randomBytes } from 'node:crypto';
import { PayFault, type Endpoint, type Limit } from '../endpoint';
import type { World } from '../world';
import { chinaInstant, isFinal, type Bill } from './bill';
import { moveBill, settle, settleLater } from './moveBill';
import { newTransferNo } from './payWorld';
import { checkRules, nameOf, readTransfer, type TransferBody } from './transferBody';

const BASE = '/v3/fund-app/mch-transfer/transfer-bills';
const REACH_MS = 30 * 86_400_000;
const limits: readonly Limit[] = [{ calls: 100, seconds: 1, errcode: 429 }];

function create(world: World, body: TransferBody, name: string | undefined, fingerprint: string): Bill {
  const pay = world.pay();
  const now = world.clock.now();
  checkRules(body, world);
  if (pay.book.available() < body.transfer_amount) {
    throw new PayFault(403, 'NOT_ENOUGH', '商户运营账户资金不足，充值后可以原单号发起重试，请勿更换商户单号');
  }
  const bill: Bill = {
    outBillNo: body.out_bill_no,
    transferBillNo: newTransferNo(now),
    appId: body.appid,
    openid: body.openid,
    amount: body.transfer_amount,
    remark: body.transfer_remark,
    scene: body.transfer_scene_id,
    ...(body.notify_url ? { notifyUrl: body.notify_url } : {}),
    state: pay.settings.firstState,
    createdAt: now,
    updatedAt: now,
    packageInfo: `affffddafdfafddffda==${randomBytes(24).toString('base64')}`,
    fingerprint,
  };
  pay.bills.set(bill.outBillNo, bill);
  const { outBillNo, amount: fen } = bill;
  pay.book.add({ at: new Date(now).toISOString(), outBillNo, kind: 'freeze', fen });
  if (name !== undefined && name !== world.people.named(body.appid, body.openid)) {
    moveBill(world, bill, 'FAIL', 'NAME_NOT_CORRECT');
  } else {
    settleLater(world, bill);
  }
  return bill;
}

const created = (bill: Bill): object => ({
  out_bill_no: bill.outBillNo,
  transfer_bill_no: bill.transferBillNo,
  create_time: chinaInstant(bill.createdAt),
  state: bill.state,
  ...(bill.failReason ? { fail_reason: bill.failReason } : {}),
  ...(bill.state === 'WAIT_USER_CONFIRM' ? { package_info: bill.packageInfo } : {}),
});

const transfer: Endpoint = {
  method: 'POST',
  path: BASE,
  family: 'pay',
  limits,
  answer(request, world) {
    const body = readTransfer(request);
    const name = nameOf(body, request, world);
    // The ciphertext of a name differs each time; the name does not.
    const fingerprint = createHash('sha256')
      .update(JSON.stringify({ ...body, user_name: name }))
      .digest('hex');
    const known = world.pay().bills.get(body.out_bill_no);
    if (known) {
      if (known.fingerprint !== fingerprint) {
        throw new PayFault(400, 'INVALID_REQUEST', '单号已存在但信息不一致，请查单后比较确认');
      }
      settle(world, known);
    }
    const bill = known ?? create(world, body, name, fingerprint);
    return {
      json: created(bill),
      note: { bill: bill.outBillNo, state: bill.state, again: known !== undefined },
    };
  },
};

function find(world: World, fits: (bill: Bill) => boolean): Bill {
  const now = world.clock.now();
  const bill = [...world.pay().bills.values()].find(fits);
  if (!bill || now - bill.createdAt > REACH_MS) throw new PayFault(404, 'NOT_FOUND', '记录不存在');
  settle(world, bill);
  return bill;
}

const queried = (world: World, bill: Bill) => ({
  json: {
    mch_id: world.pay().merchant.mchId,
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    appid: bill.appId,
    state: bill.state,
    transfer_amount: bill.amount,
    transfer_remark: bill.remark,
    ...(bill.failReason ? { fail_reason: bill.failReason } : {}),
    openid: bill.openid,
    create_time: chinaInstant(bill.createdAt),
    update_time: chinaInstant(bill.updatedAt),
  },
  note: { bill: bill.outBillNo, state: bill.state },
});

const byOutBillNo: Endpoint = {
  method: 'GET',
  path: `${BASE}/out-bill-no/{no}`,
  family: 'pay',
  limits,
  answer: (request, world) =>
    queried(
      world,
      find(world, ({ outBillNo }) => outBillNo === request.params.no),
    ),
};

const byTransferBillNo: Endpoint = {
  method: 'GET',
  path: `${BASE}/transfer-bill-no/{no}`,
  family: 'pay',
  limits,
  answer: (request, world) =>
    queried(
      world,
      find(world, ({ transferBillNo }) => transferBillNo === request.params.no),
    ),
};

const cancel: Endpoint = {
  method: 'POST',
  path: `${BASE}/out-bill-no/{no}/cancel`,
  family: 'pay',
  limits,
  answer(request, world) {
    const bill = find(world, ({ outBillNo }) => outBillNo === request.params.no);
    const cancelled = bill.state === 'CANCELING' || bill.state === 'CANCELLED';
    if (!cancelled && (isFinal(bill.state) || bill.state === 'TRANSFERING')) {
      throw new PayFault(400, 'INVALID_REQUEST', '当前单据状态不支持撤销');
    }
    if (!cancelled) moveBill(world, bill, 'CANCELING');
    return {
      json: {
        out_bill_no: bill.outBillNo,
        transfer_bill_no: bill.transferBillNo,
        state: bill.state,
        update_time: chinaInstant(bill.updatedAt),
      },
      note: { bill: bill.outBillNo, state: bill.state },
    };
  },
};

/** In public-key mode there are no platform certificates to fetch. */
const certificates: Endpoint = {
  method: 'GET',
  path: '/v3/certificates',
  family: 'pay',
  answer() {
    throw new PayFault(
      404,
      'RESOURCE_NOT_EXISTS',
      '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥',
    );
  },
};

export const payEndpoints: readonly Endpoint[] = [
  transfer,
  byOutBillNo,
  byTransferBillNo,
  cancel,
  certificates,
];
