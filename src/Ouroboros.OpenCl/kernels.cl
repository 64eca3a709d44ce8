// The operations of IBackend on a device. Each kernel stands below its formula; IBackend has them in full.
//
// KernelSource puts the constants before this text: TINY, TINY_SQUARED, those of Polynomials, EDGE, REACH, DEPTH, LANES. They come as bits, so that no
// compiler's reading of decimals matters.
//
// A product and a sum are two roundings unless fma() says one. The build asks for no relaxed mathematics, and for correctly rounded
// division and square root; ClProbe holds what came of that against the host before anything else is computed.
#pragma OPENCL FP_CONTRACT OFF

// Every matrix and table is row-major, without gaps. A layer is one buffer: weight [outputs, inputs], then bias [outputs].

#define TILE (EDGE * REACH)    // outputs of a work-group along each side
#define PITCH (EDGE + 1)       // float4s of a row of local memory; one more than there are, so that a column's places differ in their banks
#define ITEMS (EDGE * EDGE)

#define BLOCK 16               // columns of a block of sum16

// 0 for what is below the bound in magnitude; NaN stays.
static float flush(float x)
{
    return fabs(x) < TINY ? 0.0f : x;
}

// ScalarMath.Exp
static float exponential(float x)
{
    float t = fma(x, LOG2E, ROUNDING_SHIFT);
    float n = t - ROUNDING_SHIFT;
    float r = fma(n, -LN2_HIGH, x);
    r = fma(n, -LN2_LOW, r);
    float p = fma(E6, r, E5);
    p = fma(p, r, E4);
    p = fma(p, r, E3);
    p = fma(p, r, E2);
    p = fma(p, r, 1.0f);
    p = fma(p, r, 1.0f);
    float result = as_float(as_uint(p) + (as_uint(t) << 23));
    result = x > EXP_MAXIMUM ? INFINITY : result;
    result = x < EXP_MINIMUM ? 0.0f : result;
    return x != x ? x : result;
}

// ScalarMath.Log
static float logarithm(float x)
{
    int exponent = as_int(as_uint(x) - ROOT_HALF_BITS) >> 23;
    float e = (float)exponent;
    float f = as_float(as_uint(x) - ((uint)exponent << 23)) - 1.0f;
    float p = fma(L10, f, L9);
    p = fma(p, f, L8);
    p = fma(p, f, L7);
    p = fma(p, f, L6);
    p = fma(p, f, L5);
    p = fma(p, f, L4);
    p = fma(p, f, L3);
    float square = f * f;
    p = fma(p, f, -0.5f);
    float tail = fma(p, square, e * LN2_LOW);
    float result = fma(e, LN2_HIGH, f + tail);
    result = x < LEAST_NORMAL ? -INFINITY : result;
    result = x < 0.0f ? NAN : result;
    return x < INFINITY ? result : x;
}

// ScalarMath.SinCosTurn: sine in x, cosine in y.
static float2 sin_cos_turn(uint turn)
{
    uint quadrant = (turn + 0x20000000u) >> 30;
    int remainder = as_int(turn - (quadrant << 30));
    int upper = (remainder + 0x80) & ~0xff;
    float high = (float)upper;
    float low = (float)(remainder - upper);
    float a = fma(high, TURN_STEP_HIGH, fma(high, TURN_STEP_LOW, low * TURN_STEP_HIGH));
    float square = a * a;
    float s = fma(S7, square, S5);
    s = fma(s, square, S3);
    s = fma(s * square, a, a);
    float c = fma(C8, square, C6);
    c = fma(c, square, C4);
    c = fma(c, square, -0.5f);
    c = fma(c, square, 1.0f);
    int swap = (quadrant & 1u) != 0u;
    uint sine = as_uint(swap ? c : s) ^ ((quadrant & 2u) << 30);
    uint cosine = as_uint(swap ? s : c) ^ (((quadrant + 1u) & 2u) << 30);
    return (float2)(as_float(sine), as_float(cosine));
}

// Philox.Block
static uint4 philox(uint key0, uint key1, uint4 c)
{
    for (int round = 0; round < 10; round++)
    {
        uint high0 = mul_hi(0xD2511F53u, c.x);
        uint low0 = 0xD2511F53u * c.x;
        uint high1 = mul_hi(0xCD9E8D57u, c.z);
        uint low1 = 0xCD9E8D57u * c.z;
        c = (uint4)(high1 ^ c.y ^ key0, low1, high0 ^ c.w ^ key1, low0);
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }

    return c;
}

// A block of sum16, folded in halves.
static float fold(float *t)
{
    for (int half_width = BLOCK / 2; half_width > 0; half_width /= 2)
    {
        for (int i = 0; i < half_width; i++)
        {
            t[i] = t[i] + t[i + half_width];
        }
    }

    return t[0];
}

// sum16, a step of it: one block from each work-item of a group, added to the running sum in their order.
static float add_blocks(float sum, float folded, int blocks, local float *sums)
{
    int lane = get_local_id(0);
    sums[lane] = folded;
    barrier(CLK_LOCAL_MEM_FENCE);
    for (int i = 0; i < blocks && i < LANES; i++)
    {
        sum = sum + sums[i];
    }

    barrier(CLK_LOCAL_MEM_FENCE);
    return sum;
}

// --- Products -------------------------------------------------------------------------------------------------------------------
//
// A group makes a tile of TILE x TILE outputs. Both factors come into local memory DEPTH steps of k at a time; each work-item keeps
// 4 x 4 chains in registers from the first k to the last. Places beyond the edges hold 0 and their outputs are dropped; k is never
// padded, since even fma(0, 0, -0) is not -0.

// Elements (m, k) of a factor that lies row by row along k: [count_m, stride].
static void load_along(local float *tile, global const float *from, int first_m, int count_m, int stride, int first_k, int count_k)
{
    int item = get_local_id(1) * EDGE + get_local_id(0);
    for (int place = item; place < TILE * DEPTH; place += ITEMS)
    {
        int k = place % DEPTH;
        int m = place / DEPTH;
        int inside = first_m + m < count_m && first_k + k < count_k;
        tile[k * PITCH * REACH + m] = inside ? from[(size_t)(first_m + m) * stride + first_k + k] : 0.0f;
    }
}

// Elements (m, k) of a factor that lies row by row along m: [count_k, stride]. With ones, a column of ones follows the last m.
static void load_across(local float *tile, global const float *from, int first_m, int count_m, int stride, int first_k, int count_k, int ones)
{
    int item = get_local_id(1) * EDGE + get_local_id(0);
    for (int place = item; place < TILE * DEPTH; place += ITEMS)
    {
        int m = place % TILE;
        int k = place / TILE;
        int inside = first_m + m < count_m && first_k + k < count_k;
        float value = ones && first_m + m == count_m ? 1.0f : 0.0f;
        tile[k * PITCH * REACH + m] = inside ? from[(size_t)(first_k + k) * stride + first_m + m] : value;
    }
}

// sums[i][j] = fma(a[k][i], b[k][j], sums[i][j]) for k in increasing order.
static void multiply(local const float4 *a, local const float4 *b, int depth, float4 *sums)
{
    int row = get_local_id(1);
    int column = get_local_id(0);
    for (int k = 0; k < depth; k++)
    {
        float4 left = a[k * PITCH + row];
        float4 right = b[k * PITCH + column];
        sums[0] = fma((float4)(left.x), right, sums[0]);
        sums[1] = fma((float4)(left.y), right, sums[1]);
        sums[2] = fma((float4)(left.z), right, sums[2]);
        sums[3] = fma((float4)(left.w), right, sums[3]);
    }
}

static void multiply_tiles(local const float4 *a, local const float4 *b, int left, float4 *sums)
{
    barrier(CLK_LOCAL_MEM_FENCE);
    if (left >= DEPTH)
    {
        // A number of steps that the compiler knows.
        multiply(a, b, DEPTH, sums);
    }
    else
    {
        multiply(a, b, left, sums);
    }

    barrier(CLK_LOCAL_MEM_FENCE);
}

// y[r, o] = flush(f(s)), s = bias[o], then s = fma(x[r, i], weight[o, i], s); f: s; s < 0 ? 0 : s; 1 / (1 + exp(-s)).
kernel __attribute__((reqd_work_group_size(EDGE, EDGE, 1)))
void forward(global const float *x, global const float *layer, global float *y, int rows, int inputs, int outputs, int activation)
{
    local float4 a[DEPTH * PITCH];
    local float4 b[DEPTH * PITCH];
    int first_row = get_group_id(1) * TILE;
    int first_output = get_group_id(0) * TILE;
    int row = first_row + get_local_id(1) * REACH;
    int output = first_output + get_local_id(0) * REACH;
    global const float *bias = layer + (size_t)outputs * inputs;
    float start[REACH];
    for (int j = 0; j < REACH; j++)
    {
        start[j] = output + j < outputs ? bias[output + j] : 0.0f;
    }

    float4 sums[REACH];
    for (int i = 0; i < REACH; i++)
    {
        sums[i] = (float4)(start[0], start[1], start[2], start[3]);
    }

    for (int k = 0; k < inputs; k += DEPTH)
    {
        load_along((local float *)a, x, first_row, rows, inputs, k, inputs);
        load_along((local float *)b, layer, first_output, outputs, inputs, k, inputs);
        multiply_tiles(a, b, inputs - k, sums);
    }

    for (int i = 0; i < REACH; i++)
    {
        float values[REACH] = { sums[i].x, sums[i].y, sums[i].z, sums[i].w };
        for (int j = 0; j < REACH; j++)
        {
            if (row + i < rows && output + j < outputs)
            {
                float s = values[j];
                s = activation == 1 && s < 0.0f ? 0.0f : s;
                s = activation == 2 ? 1.0f / (1.0f + exponential(-s)) : s;
                y[(size_t)(row + i) * outputs + output + j] = flush(s);
            }
        }
    }
}

// dx[r, i] = flush(s), s = 0, then s = fma(dy[r, o], weight[o, i], s); 0 where a ReLU made x and not x[r, i] > 0. dx may be x.
kernel __attribute__((reqd_work_group_size(EDGE, EDGE, 1)))
void backward_input(global const float *dy, global const float *layer, global const float *x, global float *dx, int rows, int inputs, int outputs, int relu)
{
    local float4 a[DEPTH * PITCH];
    local float4 b[DEPTH * PITCH];
    int first_row = get_group_id(1) * TILE;
    int first_input = get_group_id(0) * TILE;
    int row = first_row + get_local_id(1) * REACH;
    int input = first_input + get_local_id(0) * REACH;
    float4 sums[REACH];
    for (int i = 0; i < REACH; i++)
    {
        sums[i] = (float4)(0.0f);
    }

    for (int k = 0; k < outputs; k += DEPTH)
    {
        load_along((local float *)a, dy, first_row, rows, outputs, k, outputs);
        load_across((local float *)b, layer, first_input, inputs, inputs, k, outputs, 0);
        multiply_tiles(a, b, outputs - k, sums);
    }

    for (int i = 0; i < REACH; i++)
    {
        float values[REACH] = { sums[i].x, sums[i].y, sums[i].z, sums[i].w };
        for (int j = 0; j < REACH; j++)
        {
            if (row + i < rows && input + j < inputs)
            {
                size_t at = (size_t)(row + i) * inputs + input + j;
                int passes = !relu || x[at] > 0.0f;
                dx[at] = passes ? flush(values[j]) : 0.0f;
            }
        }
    }
}

// The gradient of a tile of weights: s = 0, then s = fma(x[r, i], dy[r, o], s) for r = 0, 1, ... The bias is the weight of one more
// input, which is 1: fma(1, dy[r, o], s) is s + dy[r, o] rounded once.
static void weight_gradient(
    global const float *x, global const float *dy, int rows, int inputs, int outputs, local float4 *a, local float4 *b, float4 *sums)
{
    for (int i = 0; i < REACH; i++)
    {
        sums[i] = (float4)(0.0f);
    }

    for (int k = 0; k < rows; k += DEPTH)
    {
        load_across((local float *)a, dy, get_group_id(1) * TILE, outputs, outputs, k, rows, 0);
        load_across((local float *)b, x, get_group_id(0) * TILE, inputs, inputs, k, rows, 1);
        multiply_tiles(a, b, rows - k, sums);
    }
}

// Where a layer's buffer has the weight of an input, or the bias behind the last.
static size_t place_of(int output, int input, int inputs, int outputs)
{
    return input < inputs ? (size_t)output * inputs + input : (size_t)outputs * inputs + output;
}

// The gradient as it is, for looking at.
kernel __attribute__((reqd_work_group_size(EDGE, EDGE, 1)))
void backward_weights(global const float *x, global const float *dy, global float *gradient, int rows, int inputs, int outputs)
{
    local float4 a[DEPTH * PITCH];
    local float4 b[DEPTH * PITCH];
    float4 sums[REACH];
    weight_gradient(x, dy, rows, inputs, outputs, a, b, sums);
    for (int i = 0; i < REACH; i++)
    {
        int output = get_group_id(1) * TILE + get_local_id(1) * REACH + i;
        float values[REACH] = { sums[i].x, sums[i].y, sums[i].z, sums[i].w };
        for (int j = 0; j < REACH; j++)
        {
            int input = get_group_id(0) * TILE + get_local_id(0) * REACH + j;
            if (output < outputs && input <= inputs)
            {
                gradient[place_of(output, input, inputs, outputs)] = values[j];
            }
        }
    }
}

// g = flush(g); m = flush(fma(beta1, m, rest1 * g)); v = fma(beta2, v, (rest2 * g) * g), 0 if tiny;
// p = p - (stepSize * m) / fma(sqrt(v), rootCorrection, epsilon). The step: beta1, rest1, beta2, rest2, stepSize, rootCorrection, epsilon.
static void adam_step(global float *layer, global float *first, global float *second, size_t at, float gradient, float8 step)
{
    float g = flush(gradient);
    float m = flush(fma(step.s0, first[at], step.s1 * g));
    float v = fma(step.s2, second[at], (step.s3 * g) * g);
    v = v < TINY_SQUARED ? 0.0f : v;
    first[at] = m;
    second[at] = v;
    layer[at] = layer[at] - (step.s4 * m) / fma(sqrt(v), step.s5, step.s6);
}

// backward_weights and adam in one: the gradient never leaves the registers.
kernel __attribute__((reqd_work_group_size(EDGE, EDGE, 1)))
void update_weights(
    global const float *x, global const float *dy, global float *layer, global float *first, global float *second, int rows, int inputs, int outputs, float8 step)
{
    local float4 a[DEPTH * PITCH];
    local float4 b[DEPTH * PITCH];
    float4 sums[REACH];
    weight_gradient(x, dy, rows, inputs, outputs, a, b, sums);
    for (int i = 0; i < REACH; i++)
    {
        int output = get_group_id(1) * TILE + get_local_id(1) * REACH + i;
        float values[REACH] = { sums[i].x, sums[i].y, sums[i].z, sums[i].w };
        for (int j = 0; j < REACH; j++)
        {
            int input = get_group_id(0) * TILE + get_local_id(0) * REACH + j;
            if (output < outputs && input <= inputs)
            {
                adam_step(layer, first, second, place_of(output, input, inputs, outputs), values[j], step);
            }
        }
    }
}

// --- One work-item for each element, or for each row --------------------------------------------------------------------------------

// Adam with a gradient that backward_weights left.
kernel __attribute__((reqd_work_group_size(LANES, 1, 1)))
void adam(global const float *gradient, global float *layer, global float *first, global float *second, int count, float8 step)
{
    int at = get_global_id(0);
    if (at < count)
    {
        adam_step(layer, first, second, at, gradient[at], step);
    }
}

// destination[r, c] = source[order[start + r], c]
kernel __attribute__((reqd_work_group_size(LANES, 1, 1)))
void gather(global const float *source, global const int *order, int start, global float *destination, int columns)
{
    int column = get_global_id(0);
    int row = get_global_id(1);
    if (column < columns)
    {
        destination[(size_t)row * columns + column] = source[(size_t)order[start + row] * columns + column];
    }
}

// ScalarNormal.At: radius times cosine of word a and angle b, then radius times sine.
static float2 polar(uint a, uint b)
{
    float word = fma((float)(int)(a >> 16), 65536.0f, (float)(int)(a & 0xffffu));
    float u = fma(word, 0x1p-32f, 0x1p-33f);
    float radius = sqrt(-2.0f * logarithm(u));
    float2 turned = sin_cos_turn(b);
    return (float2)(radius * turned.y, radius * turned.x);
}

// destination[r, c] = the normal of row first_row + r and column c. A work-item has one counter, and so four columns, 16 apart.
kernel __attribute__((reqd_work_group_size(LANES, 1, 1)))
void fill_normal(uint key0, uint key1, uint epoch, uint stream, int first_row, global float *destination, int columns)
{
    int position = get_global_id(0);
    int row = get_global_id(1);
    uint4 words = philox(key0, key1, (uint4)((uint)position, (uint)(first_row + row), epoch, stream));
    float2 left = polar(words.x, words.y);
    float2 right = polar(words.z, words.w);
    float normals[4] = { left.x, left.y, right.x, right.y };
    int column = position / BLOCK * 64 + position % BLOCK;
    for (int i = 0; i < 4; i++, column += BLOCK)
    {
        if (column < columns)
        {
            destination[(size_t)row * columns + column] = normals[i];
        }
    }
}

// z[r, j] = fma(exp(0.5 * logvar), noise[r, j], mu)
kernel __attribute__((reqd_work_group_size(LANES, 1, 1)))
void reparameterise(global const float *heads, global const float *noise, global float *z, int latent)
{
    int j = get_global_id(0);
    size_t row = get_global_id(1);
    if (j < latent)
    {
        float mu = heads[row * 2 * latent + j];
        float logvar = heads[row * 2 * latent + latent + j];
        z[row * latent + j] = fma(exponential(0.5f * logvar), noise[row * latent + j], mu);
    }
}

// dHeads[r, j] = flush(dz + mu); e = exp(0.5 * logvar); dHeads[r, latent + j] = flush(0.5 * fma(e, e, fma(dz * noise, e, -1)))
kernel __attribute__((reqd_work_group_size(LANES, 1, 1)))
void reparameterise_backward(global const float *heads, global const float *noise, global const float *dz, global float *d_heads, int latent)
{
    int j = get_global_id(0);
    size_t row = get_global_id(1);
    if (j < latent)
    {
        float mu = heads[row * 2 * latent + j];
        float e = exponential(0.5f * heads[row * 2 * latent + latent + j]);
        float d = dz[row * latent + j];
        float inner = fma(d * noise[row * latent + j], e, -1.0f);
        d_heads[row * 2 * latent + j] = flush(d + mu);
        d_heads[row * 2 * latent + latent + j] = flush(0.5f * fma(e, e, inner));
    }
}

// losses[first_row + r, 0] = sum16 of d * d, d = y - x; losses[.., 1] = -0.5 * sum16 of fma(-mu, mu, 1 + logvar) - exp(logvar);
// dy[r, c] = flush(((d + d) * y) * (1 - y)), which may be y. A group for each row, a work-item for each block of 16 columns.
kernel __attribute__((reqd_work_group_size(LANES, 1, 1)))
void vae_loss(
    global const float *heads, global const float *x, global const float *y, int latent, int pixels, int first_row, global float *losses, int learns, global float *dy)
{
    local float sums[LANES];
    int lane = get_local_id(0);
    size_t row = get_global_id(1);
    float reconstruction = 0.0f;
    for (int first = 0; first < pixels; first += BLOCK * LANES)
    {
        float squares[BLOCK];
        for (int c = 0; c < BLOCK; c++)
        {
            int column = first + lane * BLOCK + c;
            squares[c] = 0.0f;
            if (column < pixels)
            {
                size_t at = row * pixels + column;
                float made = y[at];
                float d = made - x[at];
                squares[c] = d * d;
                if (learns)
                {
                    dy[at] = flush(((d + d) * made) * (1.0f - made));
                }
            }
        }

        reconstruction = add_blocks(reconstruction, fold(squares), (pixels - first + BLOCK - 1) / BLOCK, sums);
    }

    float divergence = 0.0f;
    for (int first = 0; first < latent; first += BLOCK * LANES)
    {
        float terms[BLOCK];
        for (int c = 0; c < BLOCK; c++)
        {
            int j = first + lane * BLOCK + c;
            terms[c] = 0.0f;
            if (j < latent)
            {
                float mu = heads[row * 2 * latent + j];
                float logvar = heads[row * 2 * latent + latent + j];
                terms[c] = fma(-mu, mu, 1.0f + logvar) - exponential(logvar);
            }
        }

        divergence = add_blocks(divergence, fold(terms), (latent - first + BLOCK - 1) / BLOCK, sums);
    }

    if (lane == 0)
    {
        losses[2 * (first_row + row)] = reconstruction;
        losses[2 * (first_row + row) + 1] = -0.5f * divergence;
    }
}

// m = the row's maximum, NaN if a logit is; e[c] = exp(logits[r, c] - m); s = sum16 of e; losses[start + r, 0] = log(s) - (logits[r, t] - m);
// predictions[start + r] = the first c with logits[r, c] = m; d_logits[r, c] = flush((e[c] / s - (c = t ? 1 : 0)) / rows), which may be
// logits. t = labels[order[start + r]], or labels[start + r] without an order. A work-item for each row: there are few classes.
kernel __attribute__((reqd_work_group_size(LANES, 1, 1)))
void cross_entropy(
    global const float *logits, int rows, int classes, global const int *labels, int has_order, global const int *order, int start,
    global float *losses, int loss_columns, global int *predictions, int learns, global float *d_logits)
{
    int row = get_global_id(0);
    if (row >= rows)
    {
        return;
    }

    global const float *values = logits + (size_t)row * classes;
    int t = labels[has_order ? order[start + row] : start + row];
    float m = -INFINITY;
    for (int c = 0; c < classes; c++)
    {
        m = values[c] > m || values[c] != values[c] ? values[c] : m;
    }

    float s = 0.0f;
    for (int first = 0; first < classes; first += BLOCK)
    {
        float exponentials[BLOCK];
        for (int c = 0; c < BLOCK; c++)
        {
            exponentials[c] = first + c < classes ? exponential(values[first + c] - m) : 0.0f;
        }

        s = s + fold(exponentials);
    }

    losses[(size_t)(start + row) * loss_columns] = logarithm(s) - (values[t] - m);
    int predicted = 0;
    for (int c = classes - 1; c >= 0; c--)
    {
        predicted = values[c] == m ? c : predicted;
    }

    predictions[start + row] = predicted;
    if (learns)
    {
        for (int c = 0; c < classes; c++)
        {
            float share = exponential(values[c] - m) / s;
            d_logits[(size_t)row * classes + c] = flush((share - (c == t ? 1.0f : 0.0f)) / (float)rows);
        }
    }
}

// --- Looking at the device -----------------------------------------------------------------------------------------------------------

// What arithmetic is here, for ClProbe: of each a, b, c the sum and product with two roundings, the same with one, quotient, root, and the
// functions above.
kernel __attribute__((reqd_work_group_size(LANES, 1, 1)))
void probe(global const float *a, global const float *b, global const float *c, global float *results, int count)
{
    int at = get_global_id(0);
    if (at < count)
    {
        float2 turned = sin_cos_turn(as_uint(a[at]));
        results[8 * at] = a[at] * b[at] + c[at];
        results[8 * at + 1] = fma(a[at], b[at], c[at]);
        results[8 * at + 2] = a[at] / b[at];
        results[8 * at + 3] = sqrt(fabs(a[at]));
        results[8 * at + 4] = exponential(a[at]);
        results[8 * at + 5] = logarithm(a[at]);
        results[8 * at + 6] = turned.x;
        results[8 * at + 7] = turned.y;
    }
}

// As many fused multiply-adds as the device can do, for PeakMeter: 16 chains in each work-item.
kernel __attribute__((reqd_work_group_size(LANES, 1, 1)))
void peak(global float *result, int steps, float factor)
{
    float4 a = (float4)(get_local_id(0)) + (float4)(0.0f, 1.0f, 2.0f, 3.0f);
    float4 b = a + 4.0f;
    float4 c = a + 8.0f;
    float4 d = a + 12.0f;
    for (int i = 0; i < steps; i++)
    {
        a = fma(a, (float4)(factor), (float4)(1.0f));
        b = fma(b, (float4)(factor), (float4)(1.0f));
        c = fma(c, (float4)(factor), (float4)(1.0f));
        d = fma(d, (float4)(factor), (float4)(1.0f));
    }

    float4 all = a + b + c + d;
    result[get_local_id(0)] = all.x + all.y + all.z + all.w;
}
