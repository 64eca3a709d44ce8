namespace Ouroboros.Tests;
