using System.Globalization;
using System.Text;

namespace Ouroboros.Cli.Tests.Display;

/// <summary>
/// A small terminal to write to and to resize: an ordinary screen whose lines are broken anew at another width, as most terminals do it, and an
/// alternate screen that is only cut off.
/// </summary>
internal sealed class TerminalEmulator(int columns, int rows) : TextWriter
{
    private readonly StringBuilder _sequence = new();
    private Screen _ordinary = new();
    private Screen? _alternate;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Columns and rows now.</summary>
    public (int Columns, int Rows) Size { get; private set; } = (columns, rows);

    /// <summary>Whether the alternate screen is shown.</summary>
    public bool IsAlternate => _alternate is not null;

    /// <summary>The rows in the window, without spaces and empty rows at their ends.</summary>
    public string Window => Text(Current.Rows.Skip(Top));

    /// <summary>Every row of the ordinary screen, those too that have left the window.</summary>
    public string Everything => Text(_ordinary.Rows);

    private Screen Current => _alternate ?? _ordinary;

    private int Top => Math.Max(0, Current.Rows.Count - Size.Rows);

    public void Resize(int columns, int rows)
    {
        _ordinary = _ordinary.Broken(columns);
        _alternate?.Cut(columns, rows);
        Size = (columns, rows);
    }

    public override void Write(char value)
    {
        if (_sequence.Length > 0 || value == '\u001b')
        {
            _sequence.Append(value);
            if (_sequence.Length > 2 && char.IsAsciiLetter(value))
            {
                Execute(_sequence.ToString(2, _sequence.Length - 3), value);
                _sequence.Clear();
            }

            return;
        }

        switch (value)
        {
            case '\r':
                Current.Column = 0;
                break;
            case '\n':
                // A terminal's driver adds the return.
                (Current.Row, Current.Column) = (Current.Row + 1, 0);
                break;
            default:
                Current.Put(value, Size.Columns);
                break;
        }
    }

    private void Execute(string parameters, char command)
    {
        switch (command)
        {
            case 'A':
                Current.Row = Math.Max(Top, Current.Row - int.Parse(parameters, CultureInfo.InvariantCulture));
                break;
            case 'H':
                (Current.Row, Current.Column) = (Top, 0);
                break;
            case 'K':
                Current.Erase(below: false);
                break;
            case 'J':
                Current.Erase(below: true);
                break;
            case 'h' or 'l' when parameters == "?1049":
                _alternate = command == 'h' ? new() : null;
                break;
            default:
                // Colours, and whether the cursor is seen.
                Assert.Contains(command, "mhl");
                break;
        }
    }

    private static string Text(IEnumerable<Line> lines) => string.Join('\n', lines.Select(line => line.Text.ToString().TrimEnd())).TrimEnd('\n');

    private sealed record Line(StringBuilder Text)
    {
        // Whether it goes on in the next row for want of columns.
        public bool GoesOn { get; set; }
    }

    private sealed class Screen
    {
        public List<Line> Rows { get; private set; } = [new(new())];

        public int Column { get; set; }

        public int Row
        {
            get;
            set
            {
                field = value;
                while (Rows.Count <= value)
                {
                    Rows.Add(new(new()));
                }
            }
        }

        public void Put(char value, int columns)
        {
            if (Column == columns)
            {
                Rows[Row].GoesOn = true;
                (Row, Column) = (Row + 1, 0);
            }

            var text = Rows[Row].Text;
            text.Append(' ', Math.Max(0, Column + 1 - text.Length));
            text[Column++] = value;
        }

        public void Erase(bool below)
        {
            Rows[Row].Text.Length = Math.Min(Rows[Row].Text.Length, Column);
            Rows[Row].GoesOn = false;
            if (below)
            {
                Rows.RemoveRange(Row + 1, Rows.Count - Row - 1);
            }
        }

        public void Cut(int columns, int rows)
        {
            Rows = [.. Rows.Take(rows)];
            Rows.ForEach(line => line.Text.Length = Math.Min(line.Text.Length, columns));
            (Row, Column) = (Math.Min(Row, rows - 1), Math.Min(Column, columns - 1));
        }

        // Every line written as a whole, at another width.
        public Screen Broken(int columns)
        {
            var (broken, cursor) = (new Screen(), (Row: 0, Column: 0));
            foreach (var (row, line) in Rows.Index())
            {
                foreach (var (column, character) in line.Text.ToString().Append('\0').Index())
                {
                    if (row == Row && column == Math.Min(Column, line.Text.Length))
                    {
                        cursor = (broken.Row, broken.Column);
                    }

                    if (character != '\0')
                    {
                        broken.Put(character, columns);
                    }
                }

                if (!line.GoesOn && row + 1 < Rows.Count)
                {
                    (broken.Row, broken.Column) = (broken.Row + 1, 0);
                }
            }

            (broken.Row, broken.Column) = cursor;
            return broken;
        }
    }
}
