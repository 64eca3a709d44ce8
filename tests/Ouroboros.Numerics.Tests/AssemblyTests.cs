namespace Ouroboros.Numerics.Tests;
