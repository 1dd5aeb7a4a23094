-- Neovim as the editor: its own client starts the language server, shows what it says, and takes what it offers.
-- IPPLAN is the command. Works from 0.7, which Debian has, up to the newest.
local folder = vim.fn.tempname()
vim.fn.mkdir(folder, 'p')
local file = folder .. '/net.yaml'
vim.fn.writefile({
  'networks:',
  '  hub:',
  '    space: 10.0.0.0/24',
  '    subnets:',
  '      web: { note: 🌐, service: app-servise, instances: 3 }',
}, file)

local function main()
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  local buffer = vim.api.nvim_get_current_buf()
  local ended
  local client = vim.lsp.start_client({
    cmd = { vim.env.IPPLAN, 'lsp' },
    root_dir = folder,
    on_exit = function(code)
      ended = code
    end,
  })
  assert(client, 'the language server does not start')
  vim.lsp.buf_attach_client(buffer, client)

  local function codes()
    local found = {}
    for _, one in ipairs(vim.diagnostic.get(buffer)) do
      found[one.code] = one
    end
    return found
  end
  local function comes(what, condition)
    assert(vim.wait(20000, condition, 20), what .. ' does not come: ' .. vim.inspect(codes()))
  end
  local function ask(method, params)
    local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 20000))
    return assert(answers[client].result, vim.inspect(answers))
  end
  local document = { uri = vim.uri_from_bufnr(buffer) }

  -- The problem stands at the service, although the note before it has a letter of two units.
  comes('the problem', function()
    return codes()['unknown-service']
  end)
  local wrong = codes()['unknown-service']
  local line = vim.api.nvim_buf_get_lines(buffer, 4, 5, true)[1]
  assert(wrong.lnum == 4 and line:sub(wrong.col + 1, wrong.end_col) == 'app-servise', vim.inspect(wrong))

  -- Its quick fix mends the text, and the problem goes.
  local function position(column)
    local _, units = vim.str_utfindex(line, column)
    return { line = wrong.lnum, character = units }
  end
  local range = { start = position(wrong.col), ['end'] = position(wrong.end_col) }
  local problem = { range = range, code = wrong.code, message = wrong.message, source = wrong.source }
  local asked = { textDocument = document, range = range, context = { diagnostics = { problem } } }
  local actions = ask('textDocument/codeAction', asked)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  line = vim.api.nvim_buf_get_lines(buffer, 4, 5, true)[1]
  assert(line:find('service: app-service,', 1, true), line)
  comes('a text without the problem', function()
    return not codes()['unknown-service']
  end)

  -- Pointing at the subnet shows its sum, and typing an input completes it.
  local hover = ask('textDocument/hover', { textDocument = document, position = { line = 4, character = 7 } })
  -- 3 instances, 3 more while the plan scales, and 5 that Azure keeps.
  assert(hover.contents.value:find('11 of 16 addresses needed, 5 spare', 1, true), vim.inspect(hover))
  vim.api.nvim_buf_set_lines(buffer, 4, 5, true, { '      web: { service: app-service, inst: 3 }' })
  local listed = ask('textDocument/completion', { textDocument = document, position = { line = 4, character = 39 } })
  local labels = {}
  for _, item in ipairs(listed.items or listed) do
    labels[item.label] = true
  end
  assert(labels['instances'], vim.inspect(listed))

  vim.lsp.stop_client(client)
  comes('the end of the server', function()
    return ended
  end)
  assert(ended == 0, 'the server ends with ' .. ended)
end

local passed, reason = xpcall(main, debug.traceback)
vim.fn.delete(folder, 'rf')
io.stdout:write(passed and 'Neovim: passed\n' or reason .. '\n')
vim.cmd(passed and 'qall!' or 'cquit 1')
